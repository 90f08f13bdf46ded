/**
 * Finds the records in XML while it passes by.
 *
 * An element without child elements is a field of its parent; an element that holds fields is (part of) a record. Which
 * element stands for one person no schema tells, so repetition does: the children of an element that has many of the same
 * name are records, with everything below them; what stands once inside a record (an address with its street) belongs to
 * it, and so do a few repeated parts (three phones). A document without repetition is one record.
 *
 * Nothing is held longer than needed to see that: {@link HELD_BYTES} in all.
 */
import { BatchBuilder } from '../batches.ts'
import { type RecordBatch, SOMEBODY_ELSE } from '../format.ts'
import { KIND_OF, KIND_RANKS, mayBeKind } from '../kinds.ts'
import { TextPlace } from './text-place.ts'

/** An element with more children of one name than this is a list of records, whatever it stands in. */
const MANY = 8
/** An element that holds more than this is a list, too: no record about one person is that large. */
const HELD_BYTES = 256 * 1024
/** Deeper elements are flattened into the last one. */
const DEEPEST = 512
const LONGEST_VALUE = 2 ** 20
/** In an element with more fields nothing says what one of its values is. */
const KIND_FIELDS = 8
const NO_BYTES = Buffer.alloc(0)

/** `kind`: what an attribute, or an element beside it, says of what the value is. */
type Field = readonly [label: string, value: string, kind?: string | undefined]

/** An element that has ended: its own fields, and the elements inside it that have fields. */
interface Node {
  readonly name: string
  readonly fields: Field[]
  readonly children: Node[]
  size: number
}

interface Frame extends Node {
  /** Child elements so far, leaves and all. */
  elements: number
  /** Text directly inside, so far. */
  text: string
  /** Text and elements alternate: running text with markup. */
  mixed: boolean
  /** Records of it have been given out: the rest follows one by one. */
  list: boolean
  /** Child elements with fields, by name; made with the first one. */
  counts: Map<string, number> | undefined
}

/** Takes the tokens of a document, gives batches of records and of text. */
export class XmlRecords {
  /** Something was given out since {@link take}: worth asking. */
  ready = false
  /** Elements were not closed in the order in which they were opened. */
  damaged = false
  readonly #records = new BatchBuilder({ kind: 'fields' })
  readonly #running = new TextPlace(undefined)
  readonly #stack: Frame[] = []
  /** Elements beyond {@link DEEPEST}. */
  #deeper = 0

  open(name: string, attributes: Iterable<readonly [string, string]> | undefined): void {
    const parent = this.#stack.at(-1)
    if (this.#stack.length >= DEEPEST) {
      this.#deeper++
      return
    }
    if (parent) {
      parent.elements++
      if (parent.text.trim() !== '') parent.mixed = true
    }
    const frame = newFrame(name)
    for (const [label, value] of attributes ?? []) {
      if (value === '') continue
      // <birthTime value="19750418"/>, as health records have it: the element says what the value is.
      const says = label === 'value' || label === 'v' ? name : label
      frame.fields.push([says, value])
      frame.size += says.length + value.length
    }
    this.#stack.push(frame)
  }

  text(bytes: Uint8Array, blank: boolean): void {
    const frame = this.#stack.at(-1)
    if (frame === undefined) {
      if (!blank) this.#say(bytes)
      return
    }
    if (blank && frame.text === '') return
    const text = Buffer.from(bytes).toString()
    if (!blank && frame.elements > 0) frame.mixed = true
    if (frame.text.length + text.length > LONGEST_VALUE) {
      this.#say(frame.text)
      frame.text = ''
    }
    frame.text += text
  }

  comment(bytes: Uint8Array): void {
    for (const line of Buffer.from(bytes).toString().split('\n')) this.#say(line.trim())
  }

  close(name: string): void {
    if (this.#deeper > 0) {
      this.#deeper--
      return
    }
    const top = this.#stack.at(-1)
    if (top === undefined || top.name !== name) {
      this.damaged = true
      // An end that belongs to nothing is passed over; one that belongs further out ends what is inside, too.
      if (!this.#stack.some((frame) => frame.name === name)) return
      while (this.#stack.at(-1)!.name !== name) this.#end()
    }
    this.#end()
  }

  *take(): Generator<RecordBatch> {
    this.ready = false
    for (const batch of [this.#records.take(), this.#running.take()]) if (batch) yield batch
  }

  /** The end of the document: ends what is still open. */
  *rest(): Generator<RecordBatch> {
    while (this.#stack.length > 0) {
      this.damaged = true
      this.#end()
      yield* this.take()
    }
    const last = this.#records.rest()
    if (last) yield last
    yield* this.#running.rest()
  }

  #end(): void {
    const frame = this.#stack.pop()!
    const parent = this.#stack.at(-1)
    this.#addKinds(frame)
    if (frame.mixed) this.#endMixed(frame, parent)
    else if (frame.elements === 0) {
      this.#endLeaf(frame, parent)
      return
    }
    if (frame.list) {
      this.#give(frame.fields)
      return
    }
    if (parent === undefined) this.#giveNode(frame)
    else if (frame.fields.length > 0 || frame.children.length > 0) this.#addTo(parent, frame)
  }

  #endLeaf(frame: Frame, parent: Frame | undefined): void {
    const text = frame.text.trim()
    if (parent?.mixed) {
      // Markup inside running text: <b>王小明</b>.
      parent.text += frame.text
      parent.fields.push(...frame.fields)
      return
    }
    // <row id="" name="" phone=""/> is a record by itself; <phone type="home">…</phone> is a field with a remark.
    if (parent === undefined || (text === '' && (frame.fields.length > 1 || isElse(frame)))) {
      if (text !== '') frame.fields.push([frame.name, text])
      if (parent === undefined) this.#give(frame.fields)
      else this.#addTo(parent, frame)
      return
    }
    const kind = kindIn(frame.fields)
    // <label>前科</label><value/>: what was asked is left open.
    const open = frame.fields.length === 0 && KIND_OF.includes(frame.name.toLowerCase()) && kindIn(parent.fields) !== ''
    if (text !== '' || open) frame.fields.unshift([frame.name, text, kind])
    parent.fields.push(...frame.fields)
    parent.size += frame.size + text.length + frame.name.length
    if (parent.size > HELD_BYTES) this.#spill(parent)
  }

  /** `<system value="phone"/><value value="02-…"/>`: of two elements beside one another, one says what the other is. */
  #addKinds({ name, fields }: Frame): void {
    if (fields.length > KIND_FIELDS) return
    const kind = kindIn(fields)
    if (kind === '') return
    fields.forEach(([label, value, own = ''], i) => {
      if (own === '' && (label === name || KIND_OF.includes(label.toLowerCase()))) fields[i] = [label, value, kind]
    })
  }

  #endMixed(frame: Frame, parent: Frame | undefined): void {
    if (parent?.mixed) {
      parent.text += frame.text
      return
    }
    for (const line of frame.text.split('\n')) {
      if (line.trim() !== '') this.#say(line.trim())
    }
  }

  #addTo(parent: Frame, child: Node): void {
    if (parent.list) {
      this.#give(flatten(child))
      return
    }
    parent.children.push({ name: child.name, fields: child.fields, children: child.children, size: child.size })
    parent.size += child.size
    parent.counts ??= new Map()
    const count = (parent.counts.get(child.name) ?? 0) + 1
    parent.counts.set(child.name, count)
    if (count > MANY || parent.size > HELD_BYTES) this.#spill(parent)
  }

  /** The element turned out to be a list: what it held are records, and what comes is, too. */
  #spill(frame: Frame): void {
    // Everything it stands in is a list as well, or its fields would come late by any amount.
    for (const one of this.#stack) if (one !== frame) this.#spillOne(one)
    this.#spillOne(frame)
  }

  #spillOne(frame: Frame): void {
    frame.list = true
    this.#give(frame.fields.splice(0))
    for (const child of frame.children.splice(0)) this.#give(flatten(child))
    frame.counts = undefined
    frame.size = 0
  }

  /** Gives out the whole document, when it was small enough to be held: the outermost repetition makes the records. */
  #giveNode(node: Node): void {
    const names = new Set(node.children.map((child) => child.name))
    if (names.size < node.children.length) {
      this.#give(node.fields)
      for (const child of node.children) this.#give(flatten(child))
      return
    }
    const own = [...node.fields]
    const lists: Node[] = []
    for (const child of node.children) {
      if (hasList(child)) lists.push(child)
      else own.push(...partOf(child, ''))
    }
    this.#give(own)
    for (const list of lists) this.#giveNode(list)
  }

  #say(content: Uint8Array | string): void {
    this.#running.whole(content)
    this.ready = true
  }

  #give(fields: readonly Field[]): void {
    if (fields.length === 0) return
    this.ready = true
    for (const [label, value, kind] of fields) this.#records.field(label, value, kind)
    this.#records.endRecord()
  }
}

function newFrame(name: string): Frame {
  return {
    name,
    fields: [],
    children: [],
    size: 0,
    elements: 0,
    text: '',
    mixed: false,
    list: false,
    counts: undefined,
  }
}

/** What the fields of an element say of what its value is; `''` where they do not. */
function kindIn(fields: readonly Field[]): string {
  let kind = ''
  let best = Number.POSITIVE_INFINITY
  for (const [label, value] of fields) {
    const rank = KIND_RANKS.get(label.toLowerCase()) ?? best
    const bytes = rank < best ? Buffer.from(value) : NO_BYTES
    if (!mayBeKind(bytes, 0, bytes.length)) continue
    kind = value
    best = rank
  }
  return kind
}

/** Is the element about somebody else than the record around it, and more than a value? */
function isElse({ name, fields }: Node): boolean {
  return fields.length > 0 && SOMEBODY_ELSE.test(name)
}

/** All fields of an element and of everything below it; `relation` and a dot stand in front of what is somebody else's. */
function flatten(node: Node, relation = ''): Field[] {
  if (node.children.length === 0 && relation === '') return node.fields
  const own =
    relation === ''
      ? node.fields
      : node.fields.map(([label, value, kind]): Field => [`${relation}.${label}`, value, kind])
  return [...own, ...node.children.flatMap((child) => partOf(child, relation))]
}

/** The same of an element that stands in a record. */
function partOf(child: Node, relation: string): Field[] {
  return flatten(child, SOMEBODY_ELSE.test(child.name) ? child.name : relation)
}

function hasList(node: Node): boolean {
  return new Set(node.children.map((child) => child.name)).size < node.children.length || node.children.some(hasList)
}
