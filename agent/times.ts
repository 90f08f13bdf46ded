/** Times as reports write them. */

/** ISO 8601 with the offset of Asia/Taipei, which has had no summer time since 1979. */
export function inTaipei(time: number): string {
  return new Date(time + 8 * 3_600_000).toISOString().replace('Z', '+08:00')
}
