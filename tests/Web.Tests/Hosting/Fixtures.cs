using CallInsight.Testing.Web;
using Xunit;

[assembly: AssemblyFixture(typeof(ProductHost))]
