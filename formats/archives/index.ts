/** The archive formats. */
import type { Format } from '../format.ts'
import gzip from './gzip.ts'
import tar from './tar.ts'
import zip from './zip.ts'

export const ARCHIVE_FORMATS: readonly Format[] = [zip, gzip, tar]
