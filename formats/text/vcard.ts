/** vCard: address books of phones and mail programs, versions 2.1 to 4.0. */
import type { ByteSource } from '../../connectors/connector.ts'
import { BatchBuilder } from '../batches.ts'
import { defineFormat, type Piece, type ReadContext } from '../format.ts'
import { decodeAs } from './charset.ts'
import { Cursor } from './cursor.ts'
import { sniffHead } from './sniffed.ts'
import { TextSource } from './source.ts'
import { PLAIN_TEXT } from './text.ts'

const LF = 0x0a
/** A line with all its continuations; what is longer is a picture. */
const LINE_BYTES = 2 ** 20

/** What the properties that name a person are called in a record; others keep their own names, in lower case. */
const LABELS: Readonly<Record<string, string>> = {
  FN: 'name',
  TEL: 'phone',
  EMAIL: 'email',
  ADR: 'address',
  LABEL: 'address',
  BDAY: 'birthday',
  ORG: 'company',
  TITLE: 'job title',
}
/** Pictures, sounds, keys and what only programs read. */
const FOR_PROGRAMS = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY', 'VERSION', 'PRODID', 'REV', 'UID', 'CLIENTPIDMAP'])
/** Of those, what is no longer than this may be an address or a number instead, and is read if it looks like one. */
const SHORT_BYTES = 256
/** No keyword of the standard looks like this: a value. */
const SAYS_SOMETHING = /\d{6}|@|[^\p{ASCII}]|\S\s+\S/u

export default defineFormat({
  id: 'vcard',
  names: { zh: '電子名片', en: 'vCard' },
  endings: ['vcf', 'vcard'],
  splittable: false,
  sniff(head) {
    return /^\s*BEGIN:VCARD\s/i.test(sniffHead(head).text.toString('latin1', 0, 1024)) ? 0.98 : 0
  },
  *read(source: ByteSource, context: ReadContext): Generator<Piece, void, undefined> {
    const text = new TextSource(source, context)
    const cards = new BatchBuilder({ kind: 'fields' })
    const outside = new BatchBuilder(PLAIN_TEXT)
    let within = false
    for (const line of contentLines(new Cursor(text.chunks()))) {
      const property = parseProperty(line)
      const begins = property?.name === 'BEGIN' && isCard(property)
      if (property === undefined || (!within && !begins)) {
        // No property: not to be lost, whatever it is.
        outside.text(line)
        outside.endLine()
      } else if (begins) within = true
      else if (property.name === 'END' && isCard(property)) {
        within = false
        cards.endRecord()
      } else writeProperty(cards, property)
      if (cards.full) yield cards.take()!
      if (outside.full) yield outside.take()!
    }
    for (const builder of [cards, outside]) {
      const last = builder.rest()
      if (last !== undefined) yield last
    }
    yield text.readAs
    if (text.stopped !== undefined) yield { kind: 'note', outcome: text.stopped }
  },
})

interface Property {
  readonly name: string
  readonly value: string
  /** Parameters and the group in front of the name, as far as they say something. */
  readonly beside: readonly (readonly [label: string, value: string])[]
}

function isCard({ value }: Property): boolean {
  return value.trim().toUpperCase() === 'VCARD'
}

function writeProperty(cards: BatchBuilder, { name, value, beside }: Property): void {
  for (const [label, said] of beside) cards.field(label, said)
  if (FOR_PROGRAMS.has(name) && (value.length > SHORT_BYTES || !SAYS_SOMETHING.test(value))) return
  if (name === 'N') {
    // Family;given;middle;prefix;suffix. Chinese names are written together, others given name first.
    const [family = '', given = '', middle = ''] = split(value)
    const chinese = /^\P{ASCII}+$/u.test(family + given + middle)
    const whole = chinese ? family + given + middle : [given, middle, family].filter(Boolean).join(' ')
    if (whole !== '') cards.field('name', whole)
  } else if (name === 'ADR') {
    // Box;extended;street;locality;region;code;country. Taiwan writes from the largest to the smallest.
    const [box = '', extended = '', street = '', locality = '', region = '', code = ''] = split(value)
    const whole = code + region + locality + street + extended + box
    if (whole !== '') cards.field('address', whole)
  } else {
    const plain = split(value).filter(Boolean).join(' ')
    if (plain !== '') cards.field(LABELS[name] ?? name.toLowerCase(), plain.replace(/^(?:tel|mailto):/i, ''))
  }
}

/** The parts of a structured value, unescaped. */
function split(value: string): string[] {
  return value.split(/(?<!\\);/).map((part) =>
    part
      .replace(/\\[nN]/g, ' ')
      .replace(/\\(.)/g, '$1')
      .trim(),
  )
}

function parseProperty(line: Buffer): Property | undefined {
  // A colon within a quoted parameter does not end the name.
  const match = /^((?:[^:"]|"[^"]*")*):/.exec(line.toString('latin1', 0, 1024))
  if (match === null) return undefined
  const [left = '', ...written] = Buffer.from(match[1]!, 'latin1')
    .toString()
    .split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  const dot = left.lastIndexOf('.')
  const name = left
    .slice(dot + 1)
    .trim()
    .toUpperCase()
  if (!/^[A-Z0-9-]+$/.test(name)) return undefined
  const beside = [...(dot > 0 ? [`group=${left.slice(0, dot)}`] : []), ...written].flatMap((parameter) =>
    parameterField(name, parameter),
  )
  const raw = line.subarray(match[0].length)
  const parameters = written.map((parameter) => parameter.toUpperCase())
  const quoted = parameters.some((parameter) => parameter.endsWith('QUOTED-PRINTABLE'))
  if (!quoted) return { name, value: raw.toString(), beside }
  const charset = parameters.find((parameter) => parameter.startsWith('CHARSET='))?.slice(8) ?? ''
  return { name, value: decodeAs(quotedPrintable(raw), charset.replaceAll('"', '')), beside }
}

/** A parameter that says something, as a field: `ADR;LABEL="106臺北市…"`. */
function parameterField(property: string, parameter: string): [label: string, value: string][] {
  const equals = parameter.indexOf('=')
  const value = parameter.slice(equals + 1).replaceAll('"', '')
  if (!SAYS_SOMETHING.test(value)) return []
  const name = equals < 0 ? '' : parameter.slice(0, equals).trim().toUpperCase()
  return [[LABELS[name] ?? `${LABELS[property] ?? property.toLowerCase()} ${name.toLowerCase()}`.trim(), value]]
}

function quotedPrintable(raw: Buffer): Buffer {
  const out = Buffer.allocUnsafe(raw.length)
  let length = 0
  for (let i = 0; i < raw.length; i++) {
    const hex = raw[i] === 0x3d ? raw.toString('latin1', i + 1, i + 3) : ''
    if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
      out[length++] = Number.parseInt(hex, 16)
      i += 2
    } else out[length++] = raw[i]!
  }
  return out.subarray(0, length)
}

/**
 * Lines with their continuations joined: a line that begins with a blank goes on the one before, and so does the line after
 * one that ends with `=` in quoted-printable. Lines longer than {@link LINE_BYTES} come in parts.
 */
function* contentLines(cursor: Cursor): Generator<Buffer, void, undefined> {
  let line: Buffer[] = []
  let length = 0
  let soft = false
  try {
    for (;;) {
      const next = physicalLine(cursor)
      const folded = next !== undefined && (next[0] === 0x20 || next[0] === 0x09)
      if (!soft && !folded && length > 0) {
        yield Buffer.concat(line)
        line = []
        length = 0
      }
      if (next === undefined) break
      const first: Buffer = soft ? next : folded ? next.subarray(1) : next
      // Base64 may end with = too.
      soft = first.at(-1) === 0x3d && isQuotedPrintable(line[0] ?? first)
      const part = soft ? first.subarray(0, -1) : first
      if (length > LINE_BYTES) {
        yield Buffer.concat(line)
        line = []
        length = 0
      }
      line.push(part)
      length += part.length
    }
    if (length > 0) yield Buffer.concat(line)
  } finally {
    cursor.close()
  }
}

function isQuotedPrintable(line: Buffer): boolean {
  return /^[^:]*QUOTED-PRINTABLE/i.test(line.toString('latin1', 0, 256))
}

/** The next line, without its end; undefined at the end of the text. */
function physicalLine(cursor: Cursor): Buffer | undefined {
  if (cursor.peek() < 0) return undefined
  const lf = cursor.bytes.indexOf(LF, cursor.at)
  const end = lf < 0 ? cursor.end : lf
  const carriage = end > cursor.at && cursor.bytes[end - 1] === 0x0d ? 1 : 0
  const line = Buffer.from(cursor.bytes.subarray(cursor.at, end - carriage))
  cursor.at = lf < 0 ? cursor.end : lf + 1
  return line
}
