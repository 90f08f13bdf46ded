/** Every detector, in order of code. One more is one file in types/, one line here and one page in docs/detectors/. */
import type { Detector } from './detector.ts'
import address from './types/address.ts'
import bankAccount from './types/bank-account.ts'
import birthDate from './types/birth-date.ts'
import email from './types/email.ts'
import landline from './types/landline.ts'
import mobile from './types/mobile.ts'
import name from './types/name.ts'
import nhiCard from './types/nhi-card.ts'
import passport from './types/passport.ts'
import paymentCard from './types/payment-card.ts'
import specialCriminal from './types/special-criminal.ts'
import specialGenetic from './types/special-genetic.ts'
import specialHealthExam from './types/special-health-exam.ts'
import specialMedical from './types/special-medical.ts'
import specialMedicalRecord from './types/special-medical-record.ts'
import specialSexual from './types/special-sexual.ts'
import twNationalId from './types/tw-national-id.ts'
import twResidentId from './types/tw-resident-id.ts'

/** In order of code, which is the order in which detectors that claim the same column are tried. */
export const DETECTORS: readonly Detector[] = [
  twNationalId,
  twResidentId,
  passport,
  nhiCard,
  mobile,
  landline,
  email,
  paymentCard,
  bankAccount,
  address,
  name,
  birthDate,
  specialMedicalRecord,
  specialMedical,
  specialGenetic,
  specialSexual,
  specialHealthExam,
  specialCriminal,
]
