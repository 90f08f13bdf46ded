/** Run as a process of its own by the tests: adds entries until it is told to stop, or has added as many as it was asked for. */
import { Journal } from './journal.ts'

const [path, key, count] = process.argv.slice(2)
const journal = Journal.open(path!, key!)
for (let i = 0; i < Number(count); i++) journal.append('reveal', { item: `file:///${process.pid}/${i}` })
