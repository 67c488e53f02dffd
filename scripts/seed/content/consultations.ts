import type { DossierKind } from '#shared/publication-consultation.ts'

/** The demonstration's consultations: one open, one closed, one upcoming, one answered. Days count from the seed. */

export type SeedConsultation = {
  slug: string
  title: string
  form: string
  agency: string
  /** Days from the seed's day: the first day and the last day of the window; when the result was published. */
  from: number
  to: number
  answered?: number
  summary: string
  affected?: string
  basis?: string
  questions?: string[]
  contact: { name: string; address: string; phone?: string; email: string }
  dossier: { kind: DossierKind; title?: string; file: string }[]
  /** File of `data/drafts/` with the text. */
  text: string
  draftTitle: string
  result?: { paragraphs: string[]; file: string }
}

const address = (agency: string) => `${agency}, tỉnh Quảng Ngãi`

export const consultations: SeedConsultation[] = [
  {
    slug: 'quy-dinh-quan-ly-nha-nuoc-ve-gia',
    title: 'Quy định quản lý nhà nước về giá trên địa bàn tỉnh Quảng Ngãi',
    form: 'Quyết định của UBND tỉnh',
    agency: 'so-tai-chinh',
    from: -16,
    to: 12,
    summary:
      'Dự thảo nói rõ ai nhận kê khai giá, ai định giá những hàng hóa, dịch vụ do tỉnh quyết định như nước sạch, học phí, phà, bến xe, chợ. Ai bán, ai mua các thứ đó trong tỉnh đều chịu tác động.',
    affected:
      'Tổ chức, hộ kinh doanh phải kê khai giá; đơn vị cung cấp dịch vụ do tỉnh định giá; người tiêu dùng; các sở và UBND cấp xã.',
    basis: [
      'Luật Giá ngày 19 tháng 6 năm 2023',
      'Nghị định số 85/2024/NĐ-CP ngày 10 tháng 7 năm 2024 của Chính phủ quy định chi tiết một số điều của Luật Giá',
      'Nghị định số 125/2025/NĐ-CP ngày 11 tháng 6 năm 2025 của Chính phủ',
    ].join('\n'),
    questions: [
      'Giao Ủy ban nhân dân cấp xã nhận kê khai giá một số mặt hàng như Điều 3 có thuận tiện cho người bán không?',
      'Thời hạn gửi danh sách đơn vị kê khai giá trước ngày 31 tháng 01 hằng năm ở Điều 5 có phù hợp không?',
    ],
    contact: {
      name: 'Phòng Quản lý giá, Sở Tài chính',
      address: address('Sở Tài chính'),
      phone: '0255 000 0000',
      email: 'stc@quangngai.example',
    },
    dossier: [
      { kind: 'cong-van', file: 'cong-van-xin-y-kien-gia.docx' },
      { kind: 'to-trinh', file: 'to-trinh-quy-dinh-gia.docx' },
      {
        kind: 'du-thao',
        title: 'Dự thảo quyết định và quy định kèm theo (bản gốc của tỉnh Thái Nguyên)',
        file: 'du-thao-quyet-dinh-quan-ly-gia.docx',
      },
      { kind: 'ban-so-sanh', file: 'ban-so-sanh-quy-dinh-gia.docx' },
    ],
    text: 'quan-ly-gia.txt',
    draftTitle: 'Dự thảo lần 1: quản lý nhà nước về giá',
  },
  {
    slug: 'don-gia-boi-thuong-cay-trong',
    title: 'Đơn giá bồi thường cây trồng khi Nhà nước thu hồi đất trên địa bàn tỉnh Quảng Ngãi',
    form: 'Quyết định của UBND tỉnh',
    agency: 'so-nong-nghiep-va-moi-truong',
    from: -61,
    to: -41,
    summary:
      'Khi bị thu hồi đất, người dân được trả bao nhiêu cho lúa, keo, quế, cà phê, cây ăn quả trên đất đó. Dự thảo đổi cách tính theo năng suất ba năm và giá thị trường từng quý.',
    affected: 'Người có đất bị thu hồi; tổ chức làm nhiệm vụ bồi thường; chủ đầu tư dự án.',
    contact: {
      name: 'Phòng Trồng trọt, Sở Nông nghiệp và Môi trường',
      address: address('Sở Nông nghiệp và Môi trường'),
      email: 'snnmt@quangngai.example',
    },
    dossier: [
      {
        kind: 'to-trinh',
        file: 'to-trinh-quy-dinh-gia.docx',
        title: 'Dự thảo tờ trình (tệp minh họa)',
      },
      {
        kind: 'du-thao',
        file: 'cong-van-xin-y-kien-gia.docx',
        title: 'Dự thảo quyết định (tệp minh họa)',
      },
    ],
    text: 'boi-thuong-cay-trong.txt',
    draftTitle: 'Dự thảo lần 1: đơn giá bồi thường cây trồng',
  },
  {
    slug: 'muc-chi-hoa-giai-o-co-so',
    title: 'Mức chi cho công tác hòa giải ở cơ sở trên địa bàn tỉnh Quảng Ngãi',
    form: 'Nghị quyết của HĐND tỉnh',
    agency: 'so-tu-phap',
    from: 5,
    to: 25,
    summary:
      'Mỗi vụ hòa giải ở thôn, tổ dân phố được chi bao nhiêu, lấy từ nguồn nào. Mức mới áp dụng chung cho cả tỉnh sau sắp xếp.',
    affected: 'Hòa giải viên, tổ hòa giải, UBND cấp xã.',
    contact: {
      name: 'Phòng Phổ biến, giáo dục pháp luật, Sở Tư pháp',
      address: address('Sở Tư pháp'),
      email: 'stp@quangngai.example',
    },
    dossier: [
      {
        kind: 'to-trinh',
        file: 'to-trinh-quy-dinh-gia.docx',
        title: 'Dự thảo tờ trình (tệp minh họa)',
      },
      {
        kind: 'du-thao',
        file: 'cong-van-xin-y-kien-gia.docx',
        title: 'Dự thảo nghị quyết (tệp minh họa)',
      },
    ],
    text: 'hoa-giai-co-so.txt',
    draftTitle: 'Dự thảo lần 1: mức chi hòa giải ở cơ sở',
  },
  {
    slug: 'quy-che-theo-doi-nhiem-vu',
    title: 'Quy chế theo dõi nhiệm vụ do UBND tỉnh, Chủ tịch UBND tỉnh giao',
    form: 'Quyết định của UBND tỉnh',
    agency: 'van-phong-ubnd-tinh',
    from: -120,
    to: -97,
    answered: -80,
    summary:
      'Cách giao việc, nhắc việc và báo cáo kết quả giữa UBND tỉnh với các sở, xã. Mỗi việc có một cơ quan chủ trì và một thời hạn.',
    contact: {
      name: 'Phòng Hành chính - Tổ chức, Văn phòng UBND tỉnh',
      address: address('Văn phòng UBND tỉnh'),
      email: 'vpub@quangngai.example',
    },
    dossier: [
      {
        kind: 'to-trinh',
        file: 'to-trinh-quy-dinh-gia.docx',
        title: 'Dự thảo tờ trình (tệp minh họa)',
      },
      {
        kind: 'du-thao',
        file: 'cong-van-xin-y-kien-gia.docx',
        title: 'Dự thảo quyết định (tệp minh họa)',
      },
    ],
    text: 'quy-che-nhiem-vu.txt',
    draftTitle: 'Dự thảo lần 1: quy chế theo dõi nhiệm vụ',
    result: {
      paragraphs: [
        'Văn phòng UBND tỉnh nhận 4 ý kiến: tiếp thu 2, giải trình 2.',
        'Điều 3: tiếp thu ý kiến của UBND phường Cẩm Thành, bổ sung thời hạn báo cáo khi xin gia hạn.',
        'Điều 2: tiếp thu, ghi rõ kết quả cập nhật trong ngày.',
        'Điều 4: giữ thời hạn 05 ngày làm việc, vì phần mềm đã nhắc trước 03 ngày.',
        'Ý kiến về biên chế của phòng chuyên môn: ngoài phạm vi quy chế, đã chuyển Sở Nội vụ.',
      ],
      file: 'tong-hop-quy-che-nhiem-vu.docx',
    },
  },
]
