/** Who is at work, for the records that say who did what. */
import { userInfo } from 'node:os'

/** The account of the system, and the one behind it where `sudo` was used: `alice as root`. */
export function userOf(): string {
  return [process.env.SUDO_USER, accountOf()].filter(Boolean).join(' as ')
}

function accountOf(): string {
  try {
    return userInfo().username
  } catch {
    // A container's user without a name.
    return `uid ${process.getuid?.() ?? '?'}`
  }
}
