using CallInsight.Grains.Tests.Hosting;
using Xunit;

[assembly: AssemblyFixture(typeof(TwoSilos))]
