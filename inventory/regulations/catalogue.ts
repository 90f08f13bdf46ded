import { D0020085 } from './d0020085.ts'
import { J0030130 } from './j0030130.ts'
import type { Regulation } from './regulation.ts'

/** Every regulation there is data for. */
export const REGULATIONS: readonly Regulation[] = [J0030130, D0020085]
