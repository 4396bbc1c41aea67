using System.Text;
using CallInsight.Grains.Demo.Plan;
using Xunit;
namespace CallInsight.Grains.Tests.Demo;
public sealed class Scratch(MadeUpHalfYear year) : IClassFixture<MadeUpHalfYear>
{
    [Fact]
    public void Dump()
    {
        var o = new StringBuilder();
        foreach (var g in year.Calls.Where(c => (c.Findings["nextStepAgreed"] == 1) != c.Call.Behaviour.NextStep).SelectMany(c => c.Call.Behaviour.NextStep ? [("MISS " + c.Call.Title)] : c.Findings.NextSteps!.Select(n => n.Text)).CountBy(t => t).OrderByDescending(t => t.Value)) o.AppendLine($"{g.Value} {g.Key}");
        foreach (var r in new[] { "won", "lost", "open" })
        {
            var cs = year.Calls.Where(c => c.Call.Result == r).ToList();
            o.AppendLine($"{r} {cs.Count} warm {cs.Average(c => c.Call.Warmth):F3}");
            foreach (var m in CallInsight.Analysis.Metrics.All) o.AppendLine($"   {m.Key} {cs.Average(c => c.Findings[m.Key] ?? 0):F3}");
        }
        foreach (var rep in year.Calls.GroupBy(c => c.Call.Rep.Name)) o.AppendLine($"{rep.Key} won {rep.Count(c => c.Call.Result == "won")} lost {rep.Count(c => c.Call.Result == "lost")} talk {rep.Average(c => c.Findings["talkRatio"]):F2} calls {rep.Count()}");
        File.WriteAllText("/tmp/demo/diag.txt", o.ToString());
        var t = new StringBuilder();
        foreach (var i in new[] { 300, 401 }) { t.AppendLine(year.Calls[i].Call.ToString()); foreach (var s in CallInsight.Grains.Demo.Script.Dialogue.Of(year.Calls[i].Call, CallInsight.Grains.Demo.Dice.For(year.Calls[i].Call.Seed, year.Calls[i].Call.Number))) t.AppendLine($"{s.Start,7:F2} {s.End,7:F2} {s.Speaker} {s.Text}"); }
        File.WriteAllText("/tmp/demo/sample.txt", t.ToString());
        File.WriteAllLines("/tmp/demo/sizes.txt", [year.Calls.Sum(c => c.Call.Transcript().Length).ToString(System.Globalization.CultureInfo.InvariantCulture)]);
    }
}
