/** Every detector, in order of code. One more is one file in types/, one line here and its page in docs/detectors/, in both languages. */
import type { Detector } from './detector.ts'
import address from './types/address.ts'
import bankAccount from './types/bank-account.ts'
import birthDate from './types/birth-date.ts'
import citizenDigitalCertificate from './types/citizen-digital-certificate.ts'
import drivingLicence from './types/driving-licence.ts'
import einvoiceCarrier from './types/einvoice-carrier.ts'
import email from './types/email.ts'
import familyMember from './types/family-member.ts'
import fax from './types/fax.ts'
import householdNumber from './types/household-number.ts'
import insurancePolicy from './types/insurance-policy.ts'
import jobTitle from './types/job-title.ts'
import landline from './types/landline.ts'
import licencePlate from './types/licence-plate.ts'
import lineId from './types/line-id.ts'
import maritalStatus from './types/marital-status.ts'
import medicalRecordNumber from './types/medical-record-number.ts'
import mobile from './types/mobile.ts'
import name from './types/name.ts'
import nationality from './types/nationality.ts'
import nhiCard from './types/nhi-card.ts'
import passport from './types/passport.ts'
import paymentCard from './types/payment-card.ts'
import salary from './types/salary.ts'
import school from './types/school.ts'
import sex from './types/sex.ts'
import socialAccount from './types/social-account.ts'
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
  citizenDigitalCertificate,
  mobile,
  landline,
  email,
  paymentCard,
  bankAccount,
  address,
  fax,
  lineId,
  drivingLicence,
  householdNumber,
  medicalRecordNumber,
  insurancePolicy,
  einvoiceCarrier,
  licencePlate,
  name,
  birthDate,
  sex,
  maritalStatus,
  nationality,
  school,
  jobTitle,
  familyMember,
  salary,
  socialAccount,
  specialMedicalRecord,
  specialMedical,
  specialGenetic,
  specialSexual,
  specialHealthExam,
  specialCriminal,
]
