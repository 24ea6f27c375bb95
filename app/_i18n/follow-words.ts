import { follow } from './en/follow.ts'

export const useFollowWords = (): typeof follow => follow
