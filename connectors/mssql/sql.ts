/** Names and values written into statements. */

/** A name, whatever is in it: blanks, Chinese, brackets. */
export function quoteName(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`
}

/** [schema].[table] */
export function quoteTable(schema: string, table: string): string {
  return `${quoteName(schema)}.${quoteName(table)}`
}

/** A text in Unicode. */
export function quoteText(text: string): string {
  return `N'${text.replaceAll("'", "''")}'`
}
