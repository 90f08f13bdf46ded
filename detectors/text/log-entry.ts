/** Entries of a log: each of them is about what happened then, however its values are labelled. */

/** A time stands within so many bytes. */
const HEAD_BYTES = 120

const DATE_AND_TIME = String.raw`\d{4}([-/.])\d{1,2}\1\d{1,2}[T ,]\s?\d{1,2}:\d{2}`
const ENTRY = new RegExp(
  [
    // 2025-03-01 12:00:01, [2025/03/01T12:00:01Z], ts=…, {"time":"…
    String.raw`^[\s"'{[(<]*(?:(?:ts|time|timestamp|date|@timestamp)["']?\s?[=:]\s?["']?)?${DATE_AND_TIME}`,
    // Mar  1 12:00:01 host, <34>Mar …
    String.raw`^(?:<\d{1,3}>)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d{2}:\d{2}:\d{2} `,
    // 10.0.0.1 - - [01/Mar/2025:12:00:01 +0800]
    String.raw`^\S{1,64} \S{1,32} \S{1,32} \[\d{2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}`,
    // 12:00:01.123, [12:00:01]
    String.raw`^\[?\d{2}:\d{2}:\d{2}[\].,\s]`,
  ].join('|'),
)

/** Does the line that begins at `start` begin with a date and time as an entry of a log does? */
export function isLogEntry(text: Uint8Array, start: number): boolean {
  const head = Buffer.from(text.buffer, text.byteOffset + start, Math.min(HEAD_BYTES, text.length - start))
  return ENTRY.test(head.toString('latin1'))
}
