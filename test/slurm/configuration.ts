import { hostname, userInfo } from "node:os";
import { join } from "node:path";

export const nodes = ["n1", "n2"] as const;
export type NodeName = (typeof nodes)[number];

/** The slurm.conf of a cluster in `folder`: one processor a node, so that each runs one task at a time, whatever this machine has. */
export function configuration(folder: string, [controller, ...ports]: readonly number[]): string {
  const user = userInfo().username;
  const settings = {
    ClusterName: "aplomb",
    SlurmctldHost: `${hostname().split(".")[0]}(127.0.0.1)`,
    SlurmctldPort: controller,
    SlurmUser: user,
    SlurmdUser: user,
    AuthType: "auth/munge",
    AuthInfo: `socket=${join(folder, "munge.socket")}`,
    StateSaveLocation: join(folder, "state"),
    SlurmdSpoolDir: join(folder, "%n"),
    SlurmctldPidFile: join(folder, "slurmctld.pid"),
    SlurmdPidFile: join(folder, "%n.pid"),
    SlurmctldLogFile: join(folder, "slurmctld.log"),
    SlurmdLogFile: join(folder, "%n.log"),
    ProctrackType: "proctrack/pgid",
    TaskPlugin: "task/none",
    JobAcctGatherType: "jobacct_gather/none",
    AccountingStorageType: "accounting_storage/none",
    MpiDefault: "none",
    SelectType: "select/cons_tres",
    SelectTypeParameters: "CR_Core",
    SlurmdParameters: "config_overrides",
    ReturnToService: 2,
    SlurmdTimeout: 10,
    JobRequeue: 1,
  };
  return [
    ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
    ...nodes.map(
      (node, at) => `NodeName=${node} NodeHostname=localhost NodeAddr=127.0.0.1 Port=${ports[at]} CPUs=1`,
    ),
    `PartitionName=main Nodes=${nodes.join(",")} Default=YES State=UP MaxTime=60`,
    "",
  ].join("\n");
}
