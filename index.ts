/** The library door: everything a program may rely on, by name. */

export type { Progress } from './agent/bookkeeper.ts'
export { type Config, type Flags, loadConfig, type Settings, settle } from './agent/config.ts'
export { type ErrorCode, PandianError } from './agent/errors.ts'
export { EXIT, type ExitCode } from './agent/exit-codes.ts'
export { runScan, type ScanOptions, type ScanResult } from './agent/run.ts'
export type {
  About,
  ByteSource,
  Outcome,
  OutcomeState,
  Reason,
  SecretReference,
  Target,
  TargetLabels,
  TargetOptions,
  TlsOptions,
  Warning,
} from './connectors/connector.ts'
export {
  defineFormat,
  type Format,
  FormatError,
  type Limits,
  type Piece,
  type ReadContext,
} from './formats/format.ts'
export type {
  ClassRule,
  Coverage,
  DataFile,
  Determination,
  SubjectClass,
  SubjectInterval,
} from './inventory/inventory.ts'
export type { Language, ReportItem, ReportModel } from './report/model.ts'
