/** The reasons that the system, databases and networks give, in words. */

/** The codes people meet, in words. */
const REASON_WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ECONNREFUSED: [
    '對方拒絕連線：位址或連接埠不對，或服務未啟動',
    'refused: wrong address or port, or the service is not running',
  ],
  ECONNRESET: ['對方中斷連線', 'the other side hung up'],
  ENOTFOUND: ['查無此主機名稱', 'no host of that name'],
  EAI_AGAIN: ['暫時無法查詢主機名稱', 'the name cannot be looked up at the moment'],
  ETIMEDOUT: ['等候逾時：可能被防火牆阻擋', 'no answer in time: a firewall perhaps'],
  EHOSTUNREACH: ['無法到達該主機', 'no way to that host'],
  ESOCKET: ['連線失敗', 'the connection failed'],
  ETIMEOUT: ['等候逾時：可能被防火牆阻擋', 'no answer in time: a firewall perhaps'],
  absent: ['沒有這個資料庫或儲存桶', 'no such database or bucket'],
  CredentialsProviderError: [
    '找不到存取金鑰：請在網址寫上金鑰代號並以 secret 指定，或設定 AWS_ACCESS_KEY_ID 等環境變數',
    'no access key: put its ID into the URL and name its secret, or set AWS_ACCESS_KEY_ID and the others',
  ],
  InvalidAccessKeyId: ['沒有這個存取金鑰', 'no such access key'],
  SignatureDoesNotMatch: ['存取金鑰的密碼錯誤', 'the secret of the access key is wrong'],
  ExpiredToken: ['臨時存取權杖已過期', 'the temporary credentials have expired'],
  RequestTimeTooSkewed: ['本機時鐘與伺服器相差太多', 'the clock of this machine is off'],
  'no-tls': ['伺服器不提供加密連線', 'the server offers no TLS'],
  'no replica': ['可連上的都不是複本', 'none that can be reached is a replica'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['憑證為自簽：請以 tls.ca 指定', 'a self-signed certificate: name it with tls.ca'],
  SELF_SIGNED_CERT_IN_CHAIN: [
    '憑證機構不受信任：請以 tls.ca 指定',
    'an authority that is not trusted: name it with tls.ca',
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    '憑證機構不受信任：請以 tls.ca 指定',
    'an authority that is not trusted: name it with tls.ca',
  ],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    '憑證機構不受信任：請以 tls.ca 指定',
    'an authority that is not trusted: name it with tls.ca',
  ],
  CERT_HAS_EXPIRED: ['憑證已過期', 'the certificate has expired'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['憑證不是這個主機的', 'the certificate is for another host'],
  '28P01': ['帳號或密碼錯誤', 'wrong account or password'],
  ER_ACCESS_DENIED_ERROR: ['帳號或密碼錯誤', 'wrong account or password'],
  ELOGIN: ['帳號或密碼錯誤，或無此資料庫', 'wrong account or password, or no such database'],
  HANDSHAKE_SSL_ERROR: [
    '憑證機構不受信任，或無法建立加密連線：請以 tls.ca 指定',
    'an authority that is not trusted, or no TLS in common: name it with tls.ca',
  ],
  HANDSHAKE_NO_SSL_SUPPORT: ['伺服器不提供加密連線', 'the server offers no TLS'],
  EENCRYPT: ['伺服器不提供加密連線', 'the server offers no TLS'],
  ER_CON_COUNT_ERROR: ['連線數已達上限', 'too many connections'],
  '28000': ['伺服器不允許此帳號由此處登入', 'the server lets this account in from elsewhere only, or not at all'],
  '3D000': ['沒有這個資料庫', 'no such database'],
  '42501': ['沒有權限', 'no permission'],
  '53300': ['連線數已達上限', 'too many connections'],
  '57P03': ['伺服器正在啟動或停止', 'the server is starting or stopping'],
  empty: ['是空的', 'it is empty'],
  unset: ['這個環境變數沒有設定', 'this variable is not set'],
  EACCES: ['沒有權限', 'no permission'],
  EPERM: ['系統不允許', 'not permitted'],
  permission: ['沒有讀取權限', 'no permission to read'],
  vanished: ['檔案已不存在', 'it is not there any more'],
  'io-error': ['讀取時發生輸出入錯誤', 'an input/output error'],
  ENOENT: ['路徑不存在', 'no such path'],
  ENOTDIR: ['路徑中有一段是檔案而不是目錄', 'part of the path is a file, not a folder'],
  EISDIR: ['那是目錄而不是檔案', 'it is a folder, not a file'],
  EEXIST: ['已有同名的檔案', 'a file of that name is there already'],
  ENOSPC: ['磁碟已滿', 'the disk is full'],
  EDQUOT: ['磁碟配額已用完', 'the disk quota is used up'],
  EFBIG: ['檔案大小超過系統上限', 'the file is larger than the system allows'],
  EROFS: ['檔案系統為唯讀', 'the file system is read-only'],
  ENOLCK: ['檔案系統不支援鎖定', 'the file system has no locks'],
  EIO: ['磁碟或網路讀寫錯誤', 'the disk or the network fails'],
  EMFILE: ['開啟的檔案數已達上限', 'too many open files'],
  EBUSY: ['檔案正由其他程式使用', 'another program is using it'],
  ESTALE: ['網路分享的連線已失效', 'the network share was lost'],
  ENAMETOOLONG: ['路徑太長', 'the path is too long'],
  content: ['內容不是預期的格式', 'not of the expected content'],
  SyntaxError: ['不是 JSON', 'not JSON'],
  SQLITE_FULL: ['磁碟已滿', 'the disk is full'],
  SQLITE_IOERR: ['磁碟讀寫錯誤', 'the disk fails'],
  SQLITE_READONLY: ['檔案或檔案系統為唯讀', 'the file or its file system is read-only'],
  SQLITE_CANTOPEN: ['無法開啟，請檢查目錄與權限', 'it cannot be opened: check folder and permissions'],
  SQLITE_NOMEM: ['記憶體不足', 'out of memory'],
}

/** A code of the system in words, with the code itself for whoever looks it up. */
export function reasonWords(reason: string | number | undefined, language: 'zh-TW' | 'en'): string {
  const code = String(reason)
  const known = REASON_WORDS[code] ?? REASON_WORDS[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? '']
  if (known === undefined) return code
  const words = known[language === 'en' ? 1 : 0]
  if (!/^[A-Z\d]/.test(code)) return words
  return language === 'en' ? `${words}, ${code}` : `${words}，${code}`
}
