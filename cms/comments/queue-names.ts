/** The queue of comments whose consultation nobody knows. */
export const unknown = 'khong-ro'
