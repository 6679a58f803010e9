/** A group of teammates. */
export interface Team {
  /** Decimal string. */
  id: string;
  name: string;
  adminIds: string[];
  distributionMethod: 'manual' | 'round_robin' | 'load_balanced';
  /** Most conversations per teammate; only teams that balance their load have one. */
  assignmentLimit: number | null;
}
