/** The formats of office programs, and XML. */
import type { Format } from '../format.ts'
import { odp, ods, odt } from './odf.ts'
import ole from './ole.ts'
import { docx, pptx, xlsx } from './ooxml.ts'
import xml from './xml.ts'

export const OFFICE_FORMATS: readonly Format[] = [xlsx, docx, pptx, odt, ods, odp, ole, xml]
