// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {FairVault} from "../../../contracts/conformance/FairVault.sol";
import {RoundVault} from "../../../contracts/conformance/RoundVault.sol";

contract FairVaultForgeSymbolic {
    FairVault internal vault = new FairVault();

    function check_FAIR_ROUND_001(uint64 assets) external view {
        assert(_thereAndBack(assets) <= assets);
    }

    function check_twin_FAIR_ROUND_001(uint64 assets) external view {
        uint256 back = _thereAndBack(assets);
        assert(back == 0 || back == assets);
    }

    function _thereAndBack(uint64 assets) internal view returns (uint256) {
        return vault.assetsOf(uint64(vault.sharesOf(assets)));
    }
}

contract RoundVaultForgeSymbolic {
    RoundVault internal vault = new RoundVault();

    function check_ROUND_GAIN_001(uint64 assets) external view {
        assert(_thereAndBack(assets) <= assets);
    }

    function check_twin_ROUND_GAIN_001(uint64 assets) external view {
        assert(assets == 0 || _thereAndBack(assets) != assets);
    }

    function _thereAndBack(uint64 assets) internal view returns (uint256) {
        return vault.assetsOf(uint64(vault.sharesOf(assets)));
    }
}
