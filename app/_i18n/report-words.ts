import { report } from './en/report.ts'

export const useReportWords = (): typeof report => report
