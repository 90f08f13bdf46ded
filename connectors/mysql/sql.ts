/** Names and values written into statements. */

/** A name, whatever is in it: blanks, Chinese, backticks. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``
}

/** `db`.`table` */
export function quoteTable(database: string, table: string): string {
  return `${quoteName(database)}.${quoteName(table)}`
}

/** A text: in hexadecimal, which no setting of the server reads in another way. */
export function quoteText(text: string): string {
  return `_utf8mb4 ${quoteBytes(Buffer.from(text))}`
}

/** Bytes as a literal. */
export function quoteBytes(bytes: Uint8Array): string {
  return `x'${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}'`
}
