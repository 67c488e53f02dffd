'use client'

import { Button, FieldLabel, useField } from '@payloadcms/ui'
import type { DateFieldClientComponent } from 'payload'
import { formatDate, formatTime } from '#shared/dates.ts'

/** Withdrawing is one press, a reason and a publication; nobody has to pick the instant it happens at. */
export const Withdrawal: DateFieldClientComponent = ({ field, path, readOnly }) => {
  const { value, setValue, disabled } = useField<string | null>({ path })
  const fixed = readOnly || disabled
  return (
    <div className="field-type withdrawal">
      <FieldLabel label={field.label ?? path} path={path} />
      {value ? (
        <>
          <p>
            {formatTime(value)} ngày {formatDate(value)}. Ghi lý do rồi bấm Xuất bản; trang vẫn còn,
            chỉ hiện thông báo thu hồi và lý do.
          </p>
          <Button
            buttonStyle="secondary"
            disabled={fixed}
            onClick={() => setValue(null)}
            size="small"
          >
            Bỏ thu hồi
          </Button>
        </>
      ) : (
        <>
          <p>Chưa thu hồi. Thu hồi thì nội dung và tệp không còn xem được.</p>
          <Button
            buttonStyle="secondary"
            disabled={fixed}
            onClick={() => setValue(new Date().toISOString())}
            size="small"
          >
            Thu hồi nội dung này
          </Button>
        </>
      )}
    </div>
  )
}
