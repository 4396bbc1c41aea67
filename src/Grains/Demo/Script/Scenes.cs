using CallInsight.Grains.Demo.Plan;

namespace CallInsight.Grains.Demo.Script;

/// <summary>A part of a call.</summary>
/// <param name="Share">Its share of the call's time.</param>
internal sealed record Scene(string Name, double Share);

/// <summary>What is spoken of at each stage, in which order and how long.</summary>
internal static class Scenes
{
    private const double NamesCompetitor = 0.4;

    /// <summary>Minutes that a call of the stage takes, nearly normal, within 3.1 and 10.9, without greeting and farewell.</summary>
    public static double Minutes(Stage stage, Dice dice) => Math.Clamp(
        stage switch
        {
            Stage.Discovery => dice.Normal(4.6, 1.1),
            Stage.Demo => dice.Normal(6.6, 1.4),
            Stage.Negotiation => dice.Normal(4.8, 1),
            Stage.Closing => dice.Normal(3.9, 0.6),
        },
        3.1,
        10.9);

    public static IReadOnlyList<Scene> Of(Stage stage, Dice dice)
    {
        var competitor = dice.Chance(NamesCompetitor) ? 0.12 : 0;
        return stage switch
        {
            Stage.Discovery => [new("smalltalk", 0.07), new("agenda", 0.08), new("situation", 0.3), new("need", 0.33 - (competitor / 2)), new("competitor", competitor), new("product", 0.12), new("decision", 0.1 - (competitor / 2))],
            Stage.Demo => [new("agenda", 0.08), new("need", 0.14), new("product", 0.53 - competitor), new("competitor", competitor), new("pricing", 0.13), new("objection", 0.12)],
            Stage.Negotiation => [new("smalltalk", 0.06), new("pricing", 0.3), new("objection", 0.29 - (competitor / 2)), new("competitor", competitor), new("product", 0.1), new("decision", 0.25 - (competitor / 2))],
            Stage.Closing => [new("smalltalk", 0.08), new("decision", 0.42), new("pricing", 0.25), new("product", 0.25)],
        };
    }
}
