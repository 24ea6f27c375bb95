import { doors } from './en/doors.ts'

export const useDoorsWords = (): typeof doors => doors
