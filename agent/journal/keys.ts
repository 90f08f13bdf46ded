/**
 * The keys that sign the journal: Ed25519, the private one beside the site's key (`<key>.sign`, PKCS8), the public ones beside it
 * (`<key>.sign.pub`). Only the public file is needed to check, so that an auditor never has what could sign.
 *
 * Apart from the site's key on purpose: that one can be handed to somebody who must compare counts, and would let them sign.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { PandianError, reasonOf } from '../errors.ts'
import { makeFolder, syncFolder } from '../folders.ts'
import { readKeyFile } from '../key-file.ts'
import { sha256 } from './entry.ts'

/** Where the key that signs lies, by the path of the site's key. */
export function signingKeyPath(key: string): string {
  return `${key}.sign`
}

/** Where the public keys lie, by the path of the site's key: one PEM block after another, that of today first. */
export function publicKeyPath(key: string): string {
  return `${key}.sign.pub`
}

/** Checks signatures of one key. */
export class Verifier {
  /** SHA-256 of the public key's SubjectPublicKeyInfo (DER), in hexadecimal. */
  readonly fingerprint: string
  /** The public key: SubjectPublicKeyInfo (DER) in base64, as the journal's entry about it has it. */
  readonly publicKey: string
  readonly #key: KeyObject

  constructor(key: KeyObject) {
    const der = key.export({ type: 'spki', format: 'der' })
    this.#key = key
    this.publicKey = der.toString('base64')
    this.fingerprint = sha256(der)
  }

  /** Did this key sign these bytes? `signature` in base64, of exactly the canonical form. */
  holds(signed: string, signature: string): boolean {
    const bytes = Buffer.from(signature, 'base64')
    return bytes.toString('base64') === signature && verify(null, Buffer.from(signed), this.#key, bytes)
  }
}

/** A key that can sign. */
export class Signer extends Verifier {
  readonly #private: KeyObject
  /** The signature of some text, in base64. */
  readonly sign: (text: string) => string

  constructor(key: KeyObject) {
    super(createPublicKey(key))
    this.#private = key
    this.sign = (text) => sign(null, Buffer.from(text), this.#private).toString('base64')
  }
}

/**
 * Reads the key that signs, or makes the pair where there is none. `used`: a journal has been signed already, so that a new key would be
 * another's; then, and where the public key is there and the private one is not, `sign-key-missing`. Throws also `key-unreadable`,
 * `key-too-open`, `sign-key-malformed`, `cannot-write`.
 */
export function loadOrCreateSigner(key: string, used: boolean): Signer {
  const path = signingKeyPath(key)
  const known = readSigner(path)
  if (known !== undefined) {
    // Of a backup that holds the private key only.
    if (!existsSync(publicKeyPath(key))) writePublic(publicKeyPath(key), [known])
    return known
  }
  if (used || existsSync(publicKeyPath(key))) throw new PandianError('sign-key-missing', { path })
  return createSigner(key)
}

/** Makes a new pair in place of one that is lost. The public keys known until now are kept, for what they have signed. */
export function renewSigner(key: string): Signer {
  const path = signingKeyPath(key)
  const before = existsSync(publicKeyPath(key)) ? readVerifiers(publicKeyPath(key)) : []
  try {
    // Kept under its fingerprint rather than removed: keys are never destroyed by this program.
    const old = readSigner(path)
    if (old !== undefined) renameSync(path, `${path}.${old.fingerprint.slice(0, 16)}`)
  } catch (error) {
    // One that cannot be read is what a new one is made for.
    if (!(error instanceof PandianError) || error.code !== 'sign-key-malformed') throw error
    renameSync(path, `${path}.${randomBytes(8).toString('hex')}`)
  }
  const signer = createSigner(key)
  writePublic(publicKeyPath(key), [signer, ...before])
  return signer
}

/** The public keys of a file, in its order. Throws `key-unreadable`, `sign-key-malformed`. */
export function readVerifiers(path: string): readonly Verifier[] {
  let text: string
  try {
    text = readFileSync(path, 'latin1')
  } catch (error) {
    throw new PandianError('key-unreadable', { path, reason: reasonOf(error) })
  }
  const blocks = text.match(/-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----/g) ?? []
  if (blocks.length === 0) throw new PandianError('sign-key-malformed', { path })
  return blocks.map((block) => new Verifier(ed25519(path, () => createPublicKey(block))))
}

function readSigner(path: string): Signer | undefined {
  const pem = readKeyFile(path, 4096, /^-----BEGIN PRIVATE KEY-----/, 'sign-key-malformed')
  return pem === undefined ? undefined : new Signer(ed25519(path, () => createPrivateKey(pem)))
}

function ed25519(path: string, parse: () => KeyObject): KeyObject {
  let key: KeyObject | undefined
  try {
    key = parse()
  } catch {
    // What OpenSSL says of it may quote it.
  }
  if (key?.asymmetricKeyType !== 'ed25519') throw new PandianError('sign-key-malformed', { path })
  return key
}

/** Another process may be doing the same: the first to link its file has made the key, and the other takes that one. */
function createSigner(key: string): Signer {
  const path = signingKeyPath(key)
  const { privateKey } = generateKeyPairSync('ed25519')
  const temporary = `${path}.${randomBytes(8).toString('hex')}`
  try {
    makeFolder(dirname(path))
    try {
      writeWhole(temporary, privateKey.export({ type: 'pkcs8', format: 'pem' }), 0o600)
      linkSync(temporary, path)
    } finally {
      rmSync(temporary, { force: true })
    }
    syncFolder(dirname(path))
  } catch (error) {
    if (reasonOf(error) !== 'EEXIST') throw new PandianError('cannot-write', { path, reason: reasonOf(error) })
  }
  const made = readSigner(path)
  if (made === undefined) throw new PandianError('sign-key-missing', { path })
  if (!existsSync(publicKeyPath(key))) writePublic(publicKeyPath(key), [made])
  return made
}

function writePublic(path: string, keys: readonly Verifier[]): void {
  const temporary = `${path}.${randomBytes(8).toString('hex')}`
  const blocks = keys.map(({ publicKey }) => `-----BEGIN PUBLIC KEY-----\n${publicKey}\n-----END PUBLIC KEY-----\n`)
  try {
    writeWhole(temporary, [...new Set(blocks)].join(''), 0o644)
    renameSync(temporary, path)
    syncFolder(dirname(path))
  } catch (error) {
    rmSync(temporary, { force: true })
    throw new PandianError('cannot-write', { path, reason: reasonOf(error) })
  }
}

function writeWhole(path: string, text: string | Buffer, mode: number): void {
  const fd = openSync(path, 'wx', mode)
  try {
    writeSync(fd, String(text))
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
