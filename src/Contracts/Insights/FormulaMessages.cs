namespace CallInsight.Contracts.Insights;

/// <summary>What a step of a formula does with the values that the steps before it left. Truths are 1, 0 or unknown.</summary>
public enum FormulaOperation
{
    /// <summary>Leaves a number.</summary>
    Number,

    /// <summary>Leaves a metric of the call.</summary>
    Input,
    Negate,
    Abs,
    Sqrt,
    Ln,
    Exp,

    /// <summary>To a whole number; a half goes away from 0.</summary>
    Round,
    Not,
    Add,
    Subtract,
    Multiply,
    Divide,
    Min,
    Max,

    /// <summary>Comparisons are made in single precision, in which metrics are kept: 0.65 is the 0.65 that is shown.</summary>
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    NotEqual,

    /// <summary>As in SQL: what is false with an unknown is false.</summary>
    And,

    /// <summary>As in SQL: what is true or unknown is true.</summary>
    Or,

    /// <summary>Of a truth and two numbers the first where it holds, else the second.</summary>
    If,
}

/// <param name="Value">Of <see cref="FormulaOperation.Number"/>.</param>
/// <param name="Input">Of <see cref="FormulaOperation.Input"/>: the place among the formula's inputs.</param>
[GenerateSerializer, Alias("FormulaStep"), Immutable]
public readonly record struct FormulaStep([property: Id(0)] FormulaOperation Operation, [property: Id(1)] double Value = 0, [property: Id(2)] int Input = 0);

/// <summary>A formula that was read: steps in the order in which they are carried out, each taking what those before it left. What is unknown makes
/// the result unknown, and so does what has none: a division by 0, the root of a negative number.</summary>
/// <param name="Inputs">The metrics that it uses, none of them a formula itself.</param>
/// <param name="Depth">How many values are left by steps at most at once.</param>
[GenerateSerializer, Alias("CompiledFormula"), Immutable]
public sealed record CompiledFormula([property: Id(0)] IReadOnlyList<FormulaStep> Steps, [property: Id(1)] IReadOnlyList<FactsMetric> Inputs, [property: Id(2)] int Depth);

/// <param name="Column">Where in the formula, from 1.</param>
/// <param name="Problem">What is wrong there, and what to write instead.</param>
[GenerateSerializer, Alias("FormulaFault"), Immutable]
public sealed record FormulaFault([property: Id(0)] int Column, [property: Id(1)] string Problem);

[GenerateSerializer, Alias("AskFormula"), Immutable]
public sealed record AskFormula([property: Id(0)] Actor Actor, [property: Id(1)] string Formula);

/// <summary>What is known of a formula before anybody accepts it.</summary>
/// <param name="Unit">The unit that its result has by the units of what it uses, one of <see cref="OwnMetricRefusals.Units"/>; null where it cannot be read.</param>
/// <param name="Uses">The metrics that it uses, in the order in which they come up.</param>
[GenerateSerializer, Alias("CheckedFormula"), Immutable]
public sealed record CheckedFormula([property: Id(0)] IReadOnlyList<FormulaFault> Faults, [property: Id(1)] string? Unit, [property: Id(2)] IReadOnlyList<string> Uses);
