/** What a pod of a run is: its container, volume and environment, for Jobs and Workflows alike. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";
import { imageUser } from "./dockerfile.ts";
import { runName, type Submission } from "./submission.ts";

/** What the pods of a run ask of Kubernetes. */
export interface PodSettings {
  readonly image: string;
  readonly namespace?: string | undefined;
  /** Folder of the run as a container sees it, or its s3:// address. */
  readonly run: string;
  /** File of the merged table, as a container sees it, or its s3:// address. */
  readonly out: string;
  /** Claim of the volume that holds the run, and where containers see it. */
  readonly volume?: { readonly claim: string; readonly mount: string } | undefined;
  /** Secret whose keys are environment variables: AWS_ACCESS_KEY_ID… */
  readonly secret?: string | undefined;
  readonly environment: ReadonlyMap<string, string>;
  /** Quantities of Kubernetes: `1`, `500m`. */
  readonly cpu: string;
  /** Quantity of Kubernetes: `2Gi`. */
  readonly memory: string;
  /** Pods of a stage that run at once, at most. */
  readonly parallelism?: number | undefined;
  readonly serviceAccount?: string | undefined;
}

const volumeName = "run";

/** Kubernetes replaces `$(NAME)` in the words of a command, unless its dollar is doubled. */
const unexpanded = (word: string): string => word.replaceAll("$(", "$$$(");

/** The container of a command; `args` are words of no shell. */
export function containerOf(settings: PodSettings, name: string, command: readonly string[]): IContainer {
  const { image, environment, secret, volume, cpu, memory } = settings;
  const env = [...environment].map(([name, value]) => ({ name, value }));
  return {
    name,
    image,
    command: command.map(unexpanded),
    ...(env.length === 0 ? {} : { env }),
    ...(secret === undefined ? {} : { envFrom: [{ secretRef: { name: secret } }] }),
    // No limit of processor: an idle node may lend its own.
    resources: { requests: { cpu, memory }, limits: { memory } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
    ...(volume === undefined ? {} : { volumeMounts: [{ name: volumeName, mountPath: volume.mount }] }),
  } satisfies IContainer;
}

export const volumesOf = ({ volume }: PodSettings): NonNullable<IPodSpec["volumes"]> =>
  volume === undefined ? [] : [{ name: volumeName, persistentVolumeClaim: { claimName: volume.claim } }];

export const labelsOf = (submission: Submission): Record<string, string> => ({
  "app.kubernetes.io/name": "aplomb",
  "app.kubernetes.io/instance": runName(submission),
});

/** The pods of a Job. */
export function podTemplate(
  submission: Submission,
  container: IContainer,
  settings: PodSettings,
): IPodTemplateSpec {
  const { serviceAccount, volume } = settings;
  return {
    metadata: { labels: labelsOf(submission) },
    spec: {
      // The Job counts tries, so that it can tell a wrong shard from an evicted one.
      restartPolicy: "Never",
      automountServiceAccountToken: false,
      ...(serviceAccount === undefined ? {} : { serviceAccountName: serviceAccount }),
      securityContext: podSecurity(volume !== undefined),
      containers: [container],
      ...(volume === undefined ? {} : { volumes: volumesOf(settings) }),
    },
  } satisfies IPodTemplateSpec;
}

/** The user of the image (aplomb submit dockerfile), to whom the files of a volume belong. */
export const podSecurity = (hasVolume: boolean): NonNullable<IPodSpec["securityContext"]> => ({
  runAsNonRoot: true,
  ...(hasVolume ? { fsGroup: imageUser } : {}),
  seccompProfile: { type: "RuntimeDefault" },
});
