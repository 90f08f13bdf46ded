/**
 * Apart from the catalogue, so that whoever only compares versions does not load every parser.
 *
 * Raised whenever a format reads something it did not read before, or reads it otherwise: what was read under another
 * version is read again.
 */
export const FORMATS_VERSION = '25'
