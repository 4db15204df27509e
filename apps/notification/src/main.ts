import { runService } from '@civicline/service-kit';
import { notificationService } from './service';

runService(notificationService);
