/** Whether a message was written by the one person of its line `From`, as far as its headers tell. */
import { decodeHeader, type Header, headerOf, splitAddresses } from './headers.ts'

/** Mailboxes of programs and of whoever is on duty: what is written from there is about anybody. */
const SHARED =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer-daemon|postmaster|webmaster|newsletter|news|edm|notif(?:y|ications?)|notices?|alerts?|system|bot|robot|marketing|svc|services?|info|admin|support|help(?:desk)?|sales|contact|office|hr|customers?|orders?|billing|accounts?|team|reception|forms?|web|root|all)(?:[-_.+\d]|$)/i
/** Headers of mailing lists, newsletters and programs. */
const MANY = new Set(['list-id', 'list-post', 'list-unsubscribe', 'feedback-id', 'resent-from'])
const FORWARDED = /(?:^|[:：\]]\s*)(?:fwd?|轉寄|轉發)\s*[:：]/i

/** Of a message with more or longer headers nobody is taken for the author. */
const MAX_HEADERS = 1000
const HEADER_LENGTH = 16 * 1024
const MAILBOX_LENGTH = 320

/** Who wrote a message. */
export interface Author {
  /** Wrote within the same house, from where the numbers of others are sent around, or it is not told to whom. */
  readonly inside: boolean
}

/** The author of a message with such headers; undefined where its text may be somebody else's. */
export function authorOf(headers: readonly Header[]): Author | undefined {
  if (headers.length > MAX_HEADERS || headers.some(({ raw }) => raw.length > HEADER_LENGTH)) return undefined
  const senders = addressesIn(headers, /^(?:from|sender|reply-to)$/)
  const [from, ...others] = new Set(senders)
  if (from === undefined || others.length > 0 || addressesIn(headers, /^from$/).length !== 1) return undefined
  if (SHARED.test(from)) return undefined
  if (headers.some(({ name }) => MANY.has(name.toLowerCase()))) return undefined
  if (/bulk|list|junk/i.test(headerOf(headers, 'precedence') ?? '')) return undefined
  if (!/^(?:no\b|$)/i.test(headerOf(headers, 'auto-submitted') ?? '')) return undefined
  if (FORWARDED.test(decodeHeader(headerOf(headers, 'subject') ?? ''))) return undefined
  const houses = addressesIn(headers, /^(?:to|cc)$/).map(houseOf)
  return { inside: houses.length === 0 || houses.includes(houseOf(from)) }
}

function addressesIn(headers: readonly Header[], names: RegExp): string[] {
  return headers
    .filter(({ name }) => names.test(name.toLowerCase()))
    .flatMap(({ raw }) => splitAddresses(raw))
    .flatMap((mailbox) => addressOf(mailbox.slice(-MAILBOX_LENGTH)) ?? [])
}

function addressOf(mailbox: string): string | undefined {
  const written = mailbox
    .slice(mailbox.lastIndexOf('<') + 1)
    .replace(/>\s*$/, '')
    .trim()
  return /^[^\s<>"@]+@[^\s<>"@]+$/.test(written) ? written.toLowerCase() : undefined
}

function houseOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
