/** Somebody who may sign in on the local platform. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: 'agent' | 'officer' | 'supervisor' | 'admin';
  readonly officeId?: string;
  readonly what: string;
}

export const accounts: readonly Account[] = [
  { id: 'agent01', name: 'Trần Thị Mai', role: 'agent', what: 'Điện thoại viên · Agent' },
  { id: 'agent02', name: 'Nguyễn Thị Lan', role: 'agent', what: 'Điện thoại viên · Agent' },
  { id: 'agent03', name: 'Đỗ Minh Tuấn', role: 'agent', what: 'Điện thoại viên, tiếng Anh · Agent, English' },
  {
    id: 'officer.tthc',
    name: 'Lê Văn Hùng',
    role: 'officer',
    officeId: 'ppac',
    what: 'Cán bộ Trung tâm Phục vụ hành chính công · Officer',
  },
  {
    id: 'officer.tranbien',
    name: 'Phạm Thu Hà',
    role: 'officer',
    officeId: 'motcua-26041',
    what: 'Cán bộ một cửa phường Trấn Biên · Officer',
  },
  {
    id: 'officer.tnmt',
    name: 'Đỗ Thị Lan',
    role: 'officer',
    officeId: 'so-tnmt',
    what: 'Cán bộ Sở Tài nguyên và Môi trường · Officer',
  },
  { id: 'supervisor01', name: 'Nguyễn Quốc Bảo', role: 'supervisor', what: 'Giám sát · Supervisor' },
  { id: 'admin01', name: 'Võ Minh Châu', role: 'admin', what: 'Quản trị · Administrator' },
];
