/** Help texts are in both languages, whatever part of them. */
import { expect, it } from 'vitest'
import { Console } from './console.ts'
import { buildProgram } from './main.ts'

it('says everything of every command in both languages', async () => {
  const program = await buildProgram(new Console(), [])
  const all = [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)]
  expect(all.length).toBeGreaterThan(25)
  for (const command of all) {
    const help = command.helpInformation()
    for (const title of ['Usage:', 'Options:', 'Arguments:', 'Commands:'])
      for (const line of help.split('\n').filter((line) => line.includes(title)))
        expect(line, command.name()).toMatch(/^\p{Script=Han}{2} \/ /u)
    expect(help, command.name()).not.toMatch(/\((?:choices|default)|(?<!\/ |\/\s+)display help/)
    for (const { flags, description } of command.options) expect(description, flags).toMatch(/\p{Script=Han}.*[a-z]/u)
  }
})
