using Tuner.Environment.Pipelines;
using Tuner.Environment.Simulation.Replicas;
using Tuner.Environment.Simulation.Requests;
using Tuner.Environment.Tuning;

namespace Tuner.Environment.Simulation;

/// <summary>What becomes of items that are in a batch no longer.</summary>
internal sealed class StageExit(SimulatedStage stage, RequestLedger ledger, StageReport report, int index, CrashedBatch crashed)
{
    /// <summary>Where a request goes from here in a chain; null after the last stage.</summary>
    public SimulatedStage? Next { get; set; }

    public void Leave(Span<Item> batch, ReplicaGroup group, double nowSeconds)
    {
        int served;
        if (stage.Router is null && !stage.LimitsAge)
        {
            served = batch.Length;
            LeaveTogether(batch, group.Model.Accuracy, nowSeconds);
        }
        else
        {
            served = LeaveOneByOne(batch, group.Model, nowSeconds);
        }

        report.Served += served;
        report.ServedByVariant[group.Variant] += served;
    }

    /// <summary>The requests of a crashed batch come back to the head of the queue, or are dropped.</summary>
    public void CutOff(Span<Item> batch, double nowSeconds)
    {
        for (int i = batch.Length - 1; i >= 0; i--)
        {
            ref Item item = ref batch[i];
            ledger.CountIfPast(item.Request, nowSeconds);
            if (crashed == CrashedBatch.Lost || (stage.Router?.IsLost(item.Request) ?? false))
            {
                stage.GiveUp(in item, nowSeconds, waited: false);
            }
            else
            {
                stage.TakeBack(in item, nowSeconds);
            }
        }
    }

    /// <summary>The same as one by one, where none can be given up.</summary>
    private void LeaveTogether(Span<Item> batch, double accuracy, double nowSeconds)
    {
        Span<double> latencies = report.LatencySeconds.Extend(batch.Length);
        for (int i = 0; i < batch.Length; i++)
        {
            batch[i].Accuracy *= accuracy;
            latencies[i] = nowSeconds - batch[i].EntrySeconds;
        }

        if (Next is not null)
        {
            Next.Enter(batch, nowSeconds);
            return;
        }

        foreach (ref readonly Item item in batch)
        {
            ledger.Answer(item.Request, item.Accuracy, nowSeconds);
        }
    }

    private int LeaveOneByOne(Span<Item> batch, Variant servedBy, double nowSeconds)
    {
        int served = 0;
        foreach (ref Item item in batch)
        {
            if (stage.IsTooOld(in item, nowSeconds) || (stage.Router?.IsLost(item.Request) ?? false))
            {
                stage.GiveUp(in item, nowSeconds, waited: false);
                continue;
            }

            served++;
            item.Accuracy *= servedBy.Accuracy;
            report.LatencySeconds.Add(nowSeconds - item.EntrySeconds);
            if (stage.Router is not null)
            {
                stage.Router.Leave(in item, index, servedBy, nowSeconds);
            }
            else if (Next is not null)
            {
                Next.Enter(item, nowSeconds);
            }
            else
            {
                ledger.Answer(item.Request, item.Accuracy, nowSeconds);
            }
        }

        return served;
    }
}
