import { headers } from 'next/headers'

/** Whether the page under way answers a form that was sent; only then a request has content. */
export const isAnswer = async (): Promise<boolean> => (await headers()).has('content-type')
