/** Words for what is said of a place beside what was found there. */
import type { Warning } from '../connectors/connector.ts'
import type { Language } from '../report/model.ts'

/** What is wrong, and what to do. */
export const WARNING_WORDS: Readonly<Record<Warning, Readonly<Record<Language, string>>>> = {
  'tls-off': {
    'zh-TW': '連線未加密（設定如此）：資料會以明文通過網路。請改用 TLS，並以 tls.ca 指定憑證機構。',
    en: 'The connection is not encrypted, as it was asked for: data crosses the network in the clear. Use TLS, and name its authority with tls.ca.',
  },
  superuser: {
    'zh-TW': '帳號具有管理者權限：唯讀僅靠本程式自律。請改用只能讀取的專用帳號（做法見 docs/connectors）。',
    en: 'The account is an administrator: reading only is then no more than our promise. Use an account of its own that can only read (docs/connectors).',
  },
  'may-write': {
    'zh-TW': '帳號可以修改資料。請改用只能讀取的專用帳號（做法見 docs/connectors）。',
    en: 'The account may change data. Use one of its own that can only read (docs/connectors).',
  },
  'not-replica': {
    'zh-TW': '希望讀取複本，但可連上的是主要伺服器。',
    en: 'A replica was preferred, but what could be reached is the primary.',
  },
  'old-server': {
    'zh-TW': '伺服器版本已停止維護，部分功能無法使用（例如續讀大型資料表）。',
    en: 'The server’s version is no longer maintained; not everything works with it (taking up a large table again, for example).',
  },
}
