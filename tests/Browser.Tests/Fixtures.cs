using CallInsight.Browser.Tests;
using CallInsight.Testing.Web;
using Xunit;

[assembly: AssemblyFixture(typeof(ProductHost))]
[assembly: AssemblyFixture(typeof(Chromium))]
