import { notifications } from './en/notifications.ts'

export const useNotificationsWords = (): typeof notifications => notifications
