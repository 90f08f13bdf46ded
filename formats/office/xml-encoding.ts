/** What an XML document is written in, and the same document in UTF-8. */
import type { ByteStream } from '../archives/inflate.ts'

/** Bytes one after another; a {@link ByteStream} is one. */
export type Pull = Pick<ByteStream, 'read'>

const LT = 0x3c

/**
 * The same document in UTF-8. What it is written in, its byte order mark tells, or the pattern of `<` and zeros, or its
 * declaration; UTF-8 goes through untouched.
 */
export function toUtf8(pull: Pull, encoding?: string): Pull {
  const head = Buffer.alloc(1024)
  let length = 0
  for (let got = 1; length < head.length && got > 0; length += got) got = pull.read(head.subarray(length))
  const start = head.subarray(0, length)
  const { name, skip } = xmlEncoding(start, encoding)
  const bytes = prefixed(start.subarray(skip), pull)
  return name === 'utf-8' ? bytes : transcoded(bytes, name)
}

/** The encoding a document says it has; `utf-8` when it does not say, or names one that nobody knows. */
export function xmlEncoding(head: Uint8Array, known?: string): { readonly name: string; readonly skip: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: 'utf-8', skip: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', skip: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', skip: 2 }
  if (head[0] === LT && head[1] === 0 && head[3] === 0) return { name: 'utf-16le', skip: 0 }
  if (head[0] === 0 && head[1] === LT && head[2] === 0) return { name: 'utf-16be', skip: 0 }
  const declared = known ?? declaredEncoding(head)
  if (declared !== undefined && /^(cp|ms|x-ms|windows-|x-windows-)950$/i.test(declared))
    return { name: 'big5', skip: 0 }
  try {
    // Names that are not encodings throw; `utf8`, `UTF-8` and the like get their common name.
    const name = new TextDecoder(declared ?? 'utf-8').encoding
    return { name: name.startsWith('utf-16') ? 'utf-8' : name, skip: 0 }
  } catch {
    return { name: 'utf-8', skip: 0 }
  }
}

function declaredEncoding(head: Uint8Array): string | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 200)).toString('latin1')
  return /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1]
}

function prefixed(start: Uint8Array, rest: Pull): Pull {
  let given = 0
  return {
    read(target) {
      if (given === start.length) return rest.read(target)
      const part = start.subarray(given, given + target.length)
      target.set(part)
      given += part.length
      return part.length
    },
  }
}

function transcoded(pull: Pull, encoding: string): Pull {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  const input = new Uint8Array(16 * 1024)
  let ready: Uint8Array = new Uint8Array(0)
  let ended = false
  return {
    read(target) {
      while (ready.length === 0 && !ended) {
        const got = pull.read(input)
        ended = got === 0
        ready = Buffer.from(decoder.decode(input.subarray(0, got), { stream: !ended }))
      }
      const part = ready.subarray(0, target.length)
      target.set(part)
      ready = ready.subarray(part.length)
      return part.length
    },
  }
}
