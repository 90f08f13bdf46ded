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

/** File systems of the kernel's own, with no files of anyone's: reading there may even change the machine. */
const PSEUDO = new Set([
  'proc',
  'sysfs',
  'devtmpfs',
  'devpts',
  'cgroup',
  'cgroup2',
  'debugfs',
  'tracefs',
  'securityfs',
  'pstore',
  'bpf',
  'configfs',
  'fusectl',
  'efivarfs',
  'mqueue',
  'hugetlbfs',
  'binfmt_misc',
  'nsfs',
  'rpc_pipefs',
  'selinuxfs',
])

/** What can be told of a device. */
export interface Mounts {
  /** Do files there lie on storage that others mount too? `null` where it cannot be told. */
  shared(dev: bigint): boolean | null
  /** Is it the kernel's own (`/proc`, `/sys`)? */
  pseudo(dev: bigint): boolean
}

/**
 * Answers by device number (`st_dev`). Reads the mount table once. Encryption of the block device (dm-crypt) does not show
 * here and is left unknown.
 */
export function readMounts(mountInfo = readMountInfo()): Mounts {
  const types = new Map<string, string>()
  for (const line of mountInfo.split('\n')) {
    // 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue (proc(5))
    const separator = line.indexOf(' - ')
    if (separator < 0) continue
    const device = line.split(' ')[2]
    const type = line.slice(separator + 3).split(' ')[0]
    if (device !== undefined && type !== undefined) types.set(device, type)
  }
  const typeOf = (dev: bigint) => types.get(`${major(dev)}:${minor(dev)}`) ?? ''
  return {
    shared(dev) {
      const type = typeOf(dev)
      return SHARED.has(type) ? true : LOCAL.has(type) ? false : null
    },
    pseudo: (dev) => PSEUDO.has(typeOf(dev)),
  }
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
