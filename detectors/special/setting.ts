/** What is known of the record that words of special categories stand in. */

/** What is known of the record that the words stand in. */
export interface Setting {
  /** Somebody is named who could have it: by a name that is no contact's, an ID number, a birth date. */
  subject: boolean
  /** Somebody is named who is to be called, or deals with such things. */
  contact: boolean
  /** Its values have labels. */
  form: boolean
  /** It is one cell or field of a row that names somebody. */
  cell: boolean
  /** What the rules leave out is given out, too, as {@link UNSAID}: the model is asked. */
  open: boolean
  /** The text around it begins like a notice, an offer, a course … */
  notice: boolean
  /** … or like a chart, a report, a judgment, a questionnaire about somebody. */
  paper: boolean
  /** … and that is of a check-up. */
  examined: boolean
  /** The paragraph or form itself; what is outside must say more clearly whom it is about. */
  nearFrom: number
  nearTo: number
}

/** Of which nothing is known yet. */
export function newSetting(): Setting {
  return {
    subject: false,
    contact: false,
    form: false,
    cell: false,
    open: false,
    notice: false,
    paper: false,
    examined: false,
    nearFrom: 0,
    nearTo: 0,
  }
}
