/** Where comments are moderated: all queues, or that of one consultation. */
export const address = (consultation?: string) =>
  `/admin/kiem-duyet${consultation === undefined ? '' : `?dot=${encodeURIComponent(consultation)}`}`
