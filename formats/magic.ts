/** What files without a reader are, told by their first bytes, so that the ledger can say what was not looked into. */
import type { Outcome, Reason } from '../connectors/connector.ts'

interface Magic {
  readonly reason: Reason
  /** As it reads on screen: `PNG`, `7z`. */
  readonly what: string
  readonly at: number
  readonly bytes: readonly number[]
}

const ascii = (text: string) => Array.from(text, (c) => c.charCodeAt(0))
const magic = (reason: Reason, what: string, bytes: readonly number[] | string, at = 0): Magic => ({
  reason,
  what,
  at,
  bytes: typeof bytes === 'string' ? ascii(bytes) : bytes,
})

/** Longest first within a kind; the first that matches answers. */
const MAGICS: readonly Magic[] = [
  magic('image', 'PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  magic('image', 'JPEG', [0xff, 0xd8, 0xff]),
  magic('image', 'GIF', 'GIF8'),
  magic('image', 'TIFF', [0x49, 0x49, 0x2a, 0x00]),
  magic('image', 'TIFF', [0x4d, 0x4d, 0x00, 0x2a]),
  magic('image', 'WebP', 'WEBP', 8),
  magic('image', 'HEIC', 'ftyphei', 4),
  magic('image', 'HEIC', 'ftypmif1', 4),
  magic('image', 'AVIF', 'ftypavif', 4),
  magic('image', 'JPEG 2000', [0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50, 0x20, 0x20]),
  magic('image', 'Photoshop', '8BPS'),
  magic('image', 'DjVu', 'AT&TFORM'),
  magic('image', 'ICO', [0x00, 0x00, 0x01, 0x00]),
  magic('image', 'EMF', ' EMF', 40),
  magic('image', 'WMF', [0xd7, 0xcd, 0xc6, 0x9a]),
  magic('image', 'BMP', 'BM'),
  magic('media', 'MP4', 'ftyp', 4),
  magic('media', 'WAV', 'WAVE', 8),
  magic('media', 'AVI', 'AVI ', 8),
  magic('media', 'Ogg', 'OggS'),
  magic('media', 'FLAC', 'fLaC'),
  magic('media', 'Matroska', [0x1a, 0x45, 0xdf, 0xa3]),
  magic('media', 'ASF', [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11]),
  magic('media', 'MPEG', [0x00, 0x00, 0x01, 0xba]),
  magic('media', 'MPEG', [0x00, 0x00, 0x01, 0xb3]),
  magic('media', 'MIDI', 'MThd'),
  magic('media', 'MP3', 'ID3'),
  magic('media', 'MP3', [0xff, 0xfb]),
  magic('media', 'AAC', [0xff, 0xf1]),
  magic('media', 'font', 'wOFF'),
  magic('media', 'font', 'wOF2'),
  magic('media', 'font', 'OTTO'),
  magic('media', 'font', 'ttcf'),
  magic('media', 'font', [0x00, 0x01, 0x00, 0x00, 0x00]),
  magic('archive-type', '7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
  magic('archive-type', 'RAR', 'Rar!\x1a\x07'),
  magic('archive-type', 'xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
  magic('archive-type', 'bzip2', 'BZh'),
  magic('archive-type', 'zstd', [0x28, 0xb5, 0x2f, 0xfd]),
  magic('archive-type', 'lz4', [0x04, 0x22, 0x4d, 0x18]),
  magic('archive-type', 'gzip', [0x1f, 0x8b]),
  magic('archive-type', 'zip', [0x50, 0x4b, 0x03, 0x04]),
  magic('archive-type', 'zip', [0x50, 0x4b, 0x05, 0x06]),
  magic('archive-type', 'tar', 'ustar', 257),
  magic('archive-type', 'cab', 'MSCF'),
  magic('archive-type', 'ar', '!<arch>\n'),
  magic('archive-type', 'cpio', '070701'),
  magic('archive-type', 'rpm', [0xed, 0xab, 0xee, 0xdb]),
  magic('archive-type', 'Outlook PST', '!BDN'),
  magic('archive-type', 'disk image', 'QFI\xfb'),
  magic('archive-type', 'disk image', 'KDMV'),
  magic('archive-type', 'disk image', 'vhdxfile'),
  magic('archive-type', 'ISO 9660', 'CD001', 32769),
  magic('legacy-office', 'OLE', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  magic('database-file', 'SQLite', 'SQLite format 3\0'),
  magic('database-file', 'Access', 'Standard Jet DB', 4),
  magic('database-file', 'Access', 'Standard ACE DB', 4),
  magic('database-file', 'SQL Server', [0x01, 0x0f, 0x00, 0x00]),
  magic('database-file', 'SQL Server backup', 'TAPE'),
  magic('database-file', 'Parquet', 'PAR1'),
  magic('database-file', 'ORC', 'ORC'),
  magic('database-file', 'Avro', 'Obj\x01'),
  magic('database-file', 'PostgreSQL dump', 'PGDMP'),
  magic('binary', 'PDF', '%PDF-'),
  magic('binary', 'ELF', '\x7fELF'),
  magic('binary', 'class', [0xca, 0xfe, 0xba, 0xbe]),
  magic('binary', 'Mach-O', [0xcf, 0xfa, 0xed, 0xfe]),
  magic('binary', 'WebAssembly', '\0asm'),
  magic('binary', 'pcap', [0xd4, 0xc3, 0xb2, 0xa1]),
  magic('binary', 'Windows program', 'MZ'),
]

/**
 * How the first bytes say the file ends, and whether strongly enough to overrule a format that takes them for text: by bytes that
 * are no mere word, as a text may begin with `TAPE` too, 4 of them or fewer with one that is in no text. Files that really
 * are what such a word says have zero bytes close by.
 */
export function identify(head: Uint8Array): { readonly outcome: Outcome; readonly strong: boolean } | undefined {
  for (const { reason, what, at, bytes } of MAGICS) {
    if (bytes.every((byte, i) => head[at + i] === byte)) {
      const word = bytes.every((byte) => byte >= 0x20 && byte < 0x7f) && !head.includes(0)
      const enough = bytes.length >= 4 || bytes.some((byte) => byte === 0xff || byte === 0x1f)
      return { outcome: { state: 'unsupported', reason, detail: what }, strong: enough && !word }
    }
  }
  return undefined
}
