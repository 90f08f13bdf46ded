/**
 * Every match of an expression with the flag `g`, in order; one of nothing included.
 *
 * Not `String.matchAll`: it searches with a copy of the expression, whose compiled code lies in a cache that V8 empties after a few
 * collections of garbage. A note that came once in a while between workbooks and PDFs had all expressions for names compiled anew,
 * a quarter of a second a time.
 */
export function allMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex += text.codePointAt(match.index)! > 0xffff ? 2 : 1
  }
  return found
}
