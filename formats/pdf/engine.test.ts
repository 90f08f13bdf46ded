import { describe, expect, it } from 'vitest'
import { boundMemory, createPdfium, EngineAborted } from './engine.ts'

describe('the engine’s memory', () => {
  const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]

  it('is bounded in the binary, whose length stays', () => {
    const binary = Uint8Array.from([...header, 5, 7, 1, 1, 0x9c, 0x02, 0x80, 0x80, 0x02])
    boundMemory(binary, 8192)
    expect([...binary.subarray(8)]).toEqual([5, 7, 1, 1, 0x9c, 0x02, 0x80, 0xc0, 0x00])
  })

  it('cannot be bounded where no maximum is declared: says so', () => {
    expect(() => boundMemory(Uint8Array.from([...header, 5, 3, 1, 0, 2]), 8192)).toThrow(RangeError)
    expect(() => boundMemory(Uint8Array.from(header), 8192)).toThrow(RangeError)
  })

  it('r6: is not exceeded: more than there is gives null, never a larger memory', async () => {
    const engine = await createPdfium(400)
    const pointer = engine.call((f) => f.malloc(64 * 2 ** 20))
    expect(pointer).toBe(0)
    expect(engine.memoryBytes).toBeLessThanOrEqual(400 * 65536)
  })

  it('gives a broken instance up', async () => {
    const engine = await createPdfium(400)
    const broken = (): never => {
      throw new RangeError('Maximum call stack size exceeded')
    }
    expect(() => engine.call(broken)).toThrow(EngineAborted)
    expect(engine.dead).toBe(true)
    expect(() => engine.call((f) => f.FPDF_GetLastError())).toThrow(EngineAborted)
  })
})
