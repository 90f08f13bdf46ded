/** What the groups of an RTF document are for (RTF 1.9.1), as far as it decides what becomes of their text. */

/**
 * - `skip`: no text for readers.
 * - `aside`: text of its own, set after the paragraph in which it stands.
 * - `code`: what a field is, said once at the document's end: between a label and its value it would part the two.
 * - `fonts`, `object`: read in their own way.
 * - `plain`: no text of its own, but groups in it may have.
 */
export type Treatment = 'skip' | 'aside' | 'code' | 'fonts' | 'object' | 'plain'

const WORDS: Readonly<Record<Treatment, string>> = {
  skip: `colortbl stylesheet listtable listoverridetable listpicture pict nonshppict themedata colorschememapping datastore
    latentstyles rsidtbl generator xmlnstbl filetbl mmathPr pgptbl wgrffmtfilter objclass objsect objtime
    blipuid bkmkend atrfstart atrfend atndate atnref atnicn panose falt fontemb sn ftnsep ftnsepc
    aftnsep aftnsepc ftncn aftncn nonesttables creatim revtim printim buptim svb writereservhash password passwordhash`,
  aside: `header headerl headerr headerf footer footerl footerr footerf footnote annotation atnauthor atnid shptxt dptxbxtext title
    subject author operator company manager category keywords comment doccomm hlinkbase docvar propname staticval linkval
    ffname ffdeftext ffhelptext ffstattext ffl revtbl bkmkstart objname objalias sv`,
  code: 'fldinst',
  fonts: 'fonttbl',
  object: 'objdata',
  plain: `shpinst sp picprop shprslt shpgrp shppict nesttableprops userprops formfield info ud object field fldrslt result do
    background listtext pntext`,
}

const TREATMENTS: ReadonlyMap<string, Treatment> = new Map(
  (Object.keys(WORDS) as Treatment[]).flatMap((treatment) =>
    WORDS[treatment].split(/\s+/).map((word): [string, Treatment] => [word, treatment]),
  ),
)

/** Document information, said with its name: 「author: …」. */
export const LABELLED: ReadonlySet<string> = new Set([
  'title',
  'subject',
  'author',
  'operator',
  'company',
  'manager',
  'keywords',
])

/** What becomes of a group that begins with this control word; undefined when the word names no destination. */
export function treatmentOf(word: string): Treatment | undefined {
  return TREATMENTS.get(word)
}
