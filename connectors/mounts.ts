/** What the kernel says about the file system below a path: is it a share that others mount too? */
import { readFileSync } from 'node:fs'

/** Network and cluster file systems, by the names the kernel and FUSE give them. */
const SHARED = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'smb2',
  'ncpfs',
  'afs',
  'ceph',
  'glusterfs',
  'fuse.glusterfs',
  'fuse.sshfs',
  'fuse.s3fs',
  'fuse.rclone',
  'fuse.cephfs',
  'lustre',
  'gpfs',
  'ocfs2',
  'gfs2',
  'beegfs',
  '9p',
  'davfs',
  'fuse.davfs2',
])

/** File systems of one machine. Others are not guessed at. */
const LOCAL = new Set([
  'ext2',
  'ext3',
  'ext4',
  'xfs',
  'btrfs',
  'zfs',
  'f2fs',
  'jfs',
  'reiserfs',
  'bcachefs',
  'overlay',
  'tmpfs',
  'ramfs',
  'squashfs',
  'vfat',
  'exfat',
  'ntfs',
  'ntfs3',
  'fuseblk',
  'iso9660',
  'udf',
])

/**
 * Answers, by device number (`st_dev`), whether files there lie on shared storage; `null` where it cannot be told. Reads the
 * mount table once. Encryption of the block device (dm-crypt) does not show here and is left unknown.
 */
export function sharedByDevice(mountInfo = readMountInfo()): (dev: bigint) => boolean | null {
  const byDevice = new Map<string, boolean | null>()
  for (const line of mountInfo.split('\n')) {
    // 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue (proc(5))
    const separator = line.indexOf(' - ')
    if (separator < 0) continue
    const device = line.split(' ')[2]
    const type = line.slice(separator + 3).split(' ')[0]
    if (device === undefined || type === undefined) continue
    byDevice.set(device, SHARED.has(type) ? true : LOCAL.has(type) ? false : null)
  }
  return (dev) => byDevice.get(`${major(dev)}:${minor(dev)}`) ?? null
}

function readMountInfo(): string {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8')
  } catch {
    return ''
  }
}

// glibc's gnu_dev_major and gnu_dev_minor.
function major(dev: bigint): bigint {
  return ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & ~0xfffn)
}

function minor(dev: bigint): bigint {
  return (dev & 0xffn) | ((dev >> 12n) & ~0xffn & 0xffffffffn)
}
