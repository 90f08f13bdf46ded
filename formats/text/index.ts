/** The text formats, for the catalogue. The order does not matter: the highest `sniff` wins. */
import type { Format } from '../format.ts'
import csv from './csv.ts'
import html from './html.ts'
import { json, jsonl } from './json.ts'
import sql from './sql.ts'
import text from './text.ts'
import vcard from './vcard.ts'

/** Every format of this folder. */
export const TEXT_FORMATS: readonly Format[] = [text, csv, json, jsonl, html, sql, vcard]
