interface Part {
  readonly slug: string;
  readonly vi: string;
  readonly en: string;
}

/** What is done. */
export const actions: readonly Part[] = [
  { slug: 'cap', vi: 'Cấp', en: 'Issue of' },
  { slug: 'cap-lai', vi: 'Cấp lại', en: 'Reissue of' },
  { slug: 'cap-doi', vi: 'Cấp đổi', en: 'Exchange of' },
  { slug: 'gia-han', vi: 'Gia hạn', en: 'Extension of' },
  { slug: 'dieu-chinh', vi: 'Điều chỉnh nội dung', en: 'Adjustment of' },
  { slug: 'thu-hoi', vi: 'Thu hồi', en: 'Withdrawal of' },
  { slug: 'xac-nhan', vi: 'Xác nhận', en: 'Confirmation of' },
  { slug: 'cham-dut', vi: 'Chấm dứt hiệu lực', en: 'Termination of' },
];

/** For whom. The first is for everybody. */
export const qualifiers: readonly Part[] = [
  { slug: '', vi: '', en: '' },
  { slug: 'to-chuc', vi: 'đối với tổ chức', en: 'for organisations' },
  { slug: 'ca-nhan', vi: 'đối với cá nhân', en: 'for individuals' },
  { slug: 'nuoc-ngoai', vi: 'cho người nước ngoài', en: 'for foreigners' },
  { slug: 'viet-kieu', vi: 'cho người Việt Nam định cư ở nước ngoài', en: 'for overseas Vietnamese' },
  { slug: 'hop-tac-xa', vi: 'của hợp tác xã', en: 'of cooperatives' },
  { slug: 'doanh-nghiep', vi: 'của doanh nghiệp có vốn đầu tư nước ngoài', en: 'of foreign-invested enterprises' },
  { slug: 'cap-xa', vi: 'thuộc thẩm quyền cấp xã', en: 'within the competence of communes' },
  { slug: 'cap-tinh', vi: 'thuộc thẩm quyền cấp tỉnh', en: 'within the competence of the province' },
];

interface Thing extends Part {
  readonly field: string;
  readonly fieldName: string;
}

/** Short enough for a code with two more parts behind it. */
const slugOf = (vi: string) =>
  vi
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .replace('giay-chung-nhan', 'gcn')
    .replace('giay-phep', 'gp')
    .replace('dang-ky-hoat-dong', 'dkhd')
    .replace('du-dieu-kien', 'ddk')
    .slice(0, 40);

const of = (field: string, fieldName: string, things: readonly (readonly [string, string])[]): Thing[] =>
  things.map(([vi, en]) => ({ slug: slugOf(vi), vi, en, field, fieldName }));

/** With what. */
export const objects: readonly Thing[] = [
  ...of('construction', 'Xây dựng', [
    ['Giấy phép xây dựng', 'Building permit'],
    ['Giấy phép xây dựng nhà ở riêng lẻ', 'Building permit for private houses'],
    ['Giấy phép di dời công trình', 'Permit for moving a building'],
    ['Giấy phép sửa chữa, cải tạo nhà ở', 'Permit for repair and renovation of houses'],
    ['Chứng chỉ hành nghề hoạt động xây dựng', 'Professional construction certificate'],
    ['Chứng chỉ năng lực hoạt động xây dựng', 'Construction capability certificate'],
    ['Chứng chỉ hành nghề môi giới bất động sản', 'Real estate broker certificate'],
    ['Giấy chứng nhận đủ điều kiện kinh doanh vận hành nhà chung cư', 'Certificate for running apartment buildings'],
    ['Chứng chỉ quy hoạch xây dựng', 'Construction planning certificate'],
  ]),
  ...of('land', 'Đất đai', [
    ['Giấy chứng nhận quyền sử dụng đất', 'Land use right certificate'],
    ['Quyết định giao đất', 'Land allocation decision'],
    ['Quyết định cho thuê đất', 'Land lease decision'],
    ['Văn bản chuyển mục đích sử dụng đất', 'Decision on change of land use purpose'],
    ['Trích đo địa chính thửa đất', 'Cadastral survey of a land plot'],
    ['Đăng ký thế chấp quyền sử dụng đất', 'Registration of a mortgage of land use rights'],
    ['Đăng ký tách thửa, hợp thửa đất', 'Registration of division or merging of land plots'],
    ['Đăng ký biến động đất đai', 'Registration of changes to land'],
  ]),
  ...of('transport', 'Giao thông vận tải', [
    ['Giấy phép lái xe', 'Driving licence'],
    ['Giấy phép lái xe quốc tế', 'International driving permit'],
    ['Phù hiệu xe ô tô kinh doanh vận tải', 'Badge for commercial vehicles'],
    ['Giấy phép kinh doanh vận tải bằng xe ô tô', 'Road transport business licence'],
    ['Giấy chứng nhận đăng ký xe máy chuyên dùng', 'Registration certificate of special-purpose vehicles'],
    ['Giấy phép lưu hành xe quá tải, quá khổ giới hạn', 'Permit for overloaded and oversized vehicles'],
    ['Giấy phép liên vận giữa Việt Nam và Campuchia', 'Cross-border transport permit Vietnam and Cambodia'],
    ['Giấy phép liên vận giữa Việt Nam và Lào', 'Cross-border transport permit Vietnam and Laos'],
    ['Giấy chứng nhận đăng ký phương tiện thủy nội địa', 'Registration certificate of inland waterway vessels'],
    ['Chứng chỉ khả năng chuyên môn thuyền trưởng', 'Certificate of competency for ship masters'],
    ['Giấy phép đào tạo lái xe ô tô', 'Licence for driver training'],
    ['Giấy phép xe tập lái', 'Licence for training vehicles'],
  ]),
  ...of('justice', 'Tư pháp', [
    ['Phiếu lý lịch tư pháp số 1', 'Judicial record certificate No. 1'],
    ['Phiếu lý lịch tư pháp số 2', 'Judicial record certificate No. 2'],
    ['Thẻ công chứng viên', 'Notary card'],
    ['Giấy đăng ký hoạt động văn phòng luật sư', 'Registration of a law office'],
    ['Giấy đăng ký hoạt động trung tâm trọng tài', 'Registration of an arbitration centre'],
    ['Thẻ đấu giá viên', 'Auctioneer card'],
    ['Thẻ tư vấn viên pháp luật', 'Legal adviser card'],
    ['Chứng chỉ hành nghề quản tài viên', 'Insolvency practitioner certificate'],
    ['Giấy xác nhận có quốc tịch Việt Nam', 'Certificate of Vietnamese nationality'],
    ['Giấy đăng ký hoạt động giám định tư pháp', 'Registration of judicial expertise'],
  ]),
  ...of('civil-status', 'Hộ tịch', [
    ['Giấy khai sinh', 'Birth certificate'],
    ['Trích lục khai tử', 'Death certificate extract'],
    ['Giấy chứng nhận kết hôn', 'Marriage certificate'],
    ['Giấy xác nhận tình trạng hôn nhân', 'Certificate of marital status'],
    ['Quyết định nhận cha, mẹ, con', 'Recognition of parents and children'],
    ['Giấy chứng nhận nuôi con nuôi', 'Adoption certificate'],
    ['Quyết định giám hộ', 'Guardianship decision'],
    ['Bản sao trích lục hộ tịch', 'Copy of a civil status extract'],
  ]),
  ...of('residence', 'Cư trú', [
    ['Thẻ căn cước công dân', 'Citizen identity card'],
    ['Đăng ký thường trú', 'Registration of permanent residence'],
    ['Đăng ký tạm trú', 'Registration of temporary residence'],
    ['Hộ chiếu phổ thông', 'Ordinary passport'],
    ['Thẻ tạm trú', 'Temporary residence card'],
    ['Thẻ thường trú', 'Permanent residence card'],
    ['Giấy thông hành biên giới', 'Border laissez-passer'],
    ['Giấy phép vào khu vực biên giới', 'Permit for border areas'],
    ['Giấy miễn thị thực', 'Visa exemption certificate'],
  ]),
  ...of('labour', 'Lao động', [
    ['Giấy phép lao động', 'Work permit'],
    ['Giấy phép hoạt động dịch vụ việc làm', 'Employment service licence'],
    ['Giấy phép cho thuê lại lao động', 'Labour outsourcing licence'],
    ['Giấy chứng nhận huấn luyện an toàn lao động', 'Occupational safety training certificate'],
    ['Trợ cấp thất nghiệp', 'Unemployment benefit'],
    ['Trợ cấp xã hội hằng tháng', 'Monthly social allowance'],
    ['Giấy xác nhận khuyết tật', 'Disability certificate'],
    ['Thẻ thương binh', 'War invalid card'],
    ['Giấy chứng nhận gia đình liệt sĩ', 'Certificate of a martyr family'],
    ['Giấy phép hoạt động cơ sở cai nghiện ma túy', 'Licence of a drug rehabilitation centre'],
    ['Giấy chứng nhận hộ nghèo', 'Certificate of a poor household'],
  ]),
  ...of('insurance', 'Bảo hiểm', [
    ['Thẻ bảo hiểm y tế', 'Health insurance card'],
    ['Sổ bảo hiểm xã hội', 'Social insurance book'],
    ['Chế độ thai sản', 'Maternity benefits'],
    ['Chế độ ốm đau', 'Sickness benefits'],
    ['Lương hưu', 'Retirement pension'],
    ['Chế độ tử tuất', 'Survivorship allowance'],
    ['Chế độ tai nạn lao động, bệnh nghề nghiệp', 'Benefits for occupational accidents and diseases'],
  ]),
  ...of('business', 'Đăng ký kinh doanh', [
    ['Giấy chứng nhận đăng ký hộ kinh doanh', 'Household business registration certificate'],
    ['Giấy chứng nhận đăng ký doanh nghiệp', 'Enterprise registration certificate'],
    ['Giấy chứng nhận đăng ký hợp tác xã', 'Cooperative registration certificate'],
    ['Giấy chứng nhận đăng ký đầu tư', 'Investment registration certificate'],
    [
      'Giấy chứng nhận đăng ký chi nhánh, văn phòng đại diện',
      'Registration certificate of branches and representative offices',
    ],
    ['Mã số thuế cá nhân', 'Personal tax code'],
  ]),
  ...of('trade', 'Công Thương', [
    ['Giấy phép bán lẻ rượu', 'Licence for retail sale of alcohol'],
    ['Giấy phép sản xuất rượu thủ công', 'Licence for craft alcohol production'],
    ['Giấy phép bán lẻ sản phẩm thuốc lá', 'Licence for retail sale of tobacco'],
    ['Giấy chứng nhận đủ điều kiện bán lẻ xăng dầu', 'Certificate for retail sale of petrol'],
    ['Giấy chứng nhận cửa hàng bán lẻ LPG chai', 'Certificate for retail sale of bottled LPG'],
    ['Giấy phép hoạt động điện lực', 'Electricity operation licence'],
    ['Giấy phép sử dụng vật liệu nổ công nghiệp', 'Licence for use of industrial explosives'],
    ['Giấy chứng nhận đủ điều kiện an toàn thực phẩm', 'Food safety certificate'],
    ['Giấy chứng nhận xuất xứ hàng hóa', 'Certificate of origin of goods'],
    ['Giấy xác nhận đăng ký bán hàng đa cấp', 'Registration of multi-level marketing'],
    ['Xác nhận đăng ký hội chợ, triển lãm thương mại', 'Registration of trade fairs and exhibitions'],
  ]),
  ...of('health', 'Y tế', [
    ['Chứng chỉ hành nghề khám bệnh, chữa bệnh', 'Medical practice certificate'],
    ['Giấy phép hoạt động phòng khám đa khoa', 'Licence of a general clinic'],
    ['Giấy phép hoạt động phòng khám răng hàm mặt', 'Licence of a dental clinic'],
    ['Giấy phép hoạt động nhà hộ sinh', 'Licence of a maternity home'],
    ['Chứng chỉ hành nghề dược', 'Pharmacy practice certificate'],
    ['Giấy chứng nhận đủ điều kiện kinh doanh dược', 'Certificate for trading in medicines'],
    ['Giấy chứng sinh', 'Certificate of live birth'],
    ['Giấy phép hoạt động trạm sơ cấp cứu', 'Licence of a first aid station'],
    ['Giấy chứng nhận lương y', 'Traditional physician certificate'],
  ]),
  ...of('education', 'Giáo dục và Đào tạo', [
    ['Quyết định cho phép trường mầm non hoạt động', 'Permission for a kindergarten to operate'],
    ['Quyết định cho phép trường tiểu học hoạt động', 'Permission for a primary school to operate'],
    ['Giấy phép trung tâm ngoại ngữ, tin học', 'Licence of a foreign language and computer centre'],
    ['Giấy phép dạy thêm, học thêm', 'Licence for extra classes'],
    ['Bản sao văn bằng, chứng chỉ từ sổ gốc', 'Copies of diplomas and certificates from the register'],
    ['Bằng tốt nghiệp trung học phổ thông', 'High school diploma'],
    ['Giấy phép dịch vụ tư vấn du học', 'Licence for study abroad consulting'],
    ['Quyết định chuyển trường cho học sinh', 'Transfer of a pupil to another school'],
  ]),
  ...of('culture', 'Văn hóa, Thể thao và Du lịch', [
    ['Giấy phép kinh doanh karaoke', 'Karaoke business licence'],
    ['Giấy phép kinh doanh vũ trường', 'Dance hall business licence'],
    ['Giấy phép kinh doanh lữ hành nội địa', 'Domestic travel business licence'],
    ['Thẻ hướng dẫn viên du lịch quốc tế', 'International tour guide card'],
    ['Thẻ hướng dẫn viên du lịch nội địa', 'Domestic tour guide card'],
    ['Giấy phép tổ chức biểu diễn nghệ thuật', 'Licence for art performances'],
    ['Giấy phép quảng cáo ngoài trời', 'Licence for outdoor advertising'],
    ['Giấy chứng nhận câu lạc bộ thể thao', 'Sports club certificate'],
    ['Giấy phép triển lãm mỹ thuật', 'Licence for art exhibitions'],
  ]),
  ...of('environment', 'Tài nguyên và Môi trường', [
    ['Giấy phép môi trường', 'Environmental licence'],
    ['Giấy phép khai thác nước dưới đất', 'Licence for groundwater use'],
    ['Giấy phép thăm dò nước dưới đất', 'Licence for groundwater exploration'],
    ['Giấy phép hành nghề khoan nước dưới đất', 'Licence for groundwater drilling'],
    ['Giấy phép khai thác khoáng sản', 'Mineral exploitation licence'],
    ['Giấy phép xả nước thải vào nguồn nước', 'Licence for discharging waste water'],
    ['Giấy phép khai thác nước mặt', 'Licence for surface water use'],
  ]),
  ...of('agriculture', 'Nông nghiệp', [
    ['Giấy chứng nhận kiểm dịch động vật vận chuyển', 'Quarantine certificate for animals in transport'],
    ['Chứng chỉ hành nghề thú y', 'Veterinary practice certificate'],
    ['Giấy chứng nhận đủ điều kiện buôn bán thuốc bảo vệ thực vật', 'Certificate for trading in pesticides'],
    ['Giấy chứng nhận đủ điều kiện buôn bán phân bón', 'Certificate for trading in fertilisers'],
    ['Giấy phép khai thác thủy sản', 'Fishing licence'],
    ['Giấy chứng nhận đăng ký tàu cá', 'Fishing boat registration certificate'],
    ['Mã số trại nuôi động vật hoang dã', 'Code of a wild animal farm'],
    ['Quyết định phê duyệt phương án khai thác gỗ', 'Approval of a timber harvesting plan'],
  ]),
  ...of('communication', 'Thông tin và Truyền thông', [
    ['Giấy phép xuất bản bản tin', 'Licence to publish a bulletin'],
    ['Giấy phép hoạt động in', 'Printing licence'],
    ['Giấy phép thiết lập trang thông tin điện tử tổng hợp', 'Licence of a news aggregation website'],
    ['Giấy chứng nhận điểm cung cấp dịch vụ trò chơi điện tử công cộng', 'Certificate of a public video game shop'],
    ['Giấy phép bưu chính', 'Postal licence'],
    ['Thẻ nhà báo', 'Press card'],
  ]),
  ...of('security', 'An ninh trật tự', [
    ['Giấy chứng nhận đủ điều kiện an ninh trật tự', 'Security and order certificate'],
    ['Giấy chứng nhận thẩm duyệt phòng cháy chữa cháy', 'Fire safety design approval'],
    ['Giấy phép sử dụng công cụ hỗ trợ', 'Licence for use of support tools'],
    ['Giấy phép sử dụng con dấu', 'Seal registration certificate'],
    ['Giấy phép vận chuyển hàng nguy hiểm về cháy nổ', 'Licence for transport of flammable goods'],
  ]),
];
